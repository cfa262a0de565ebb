/**
 * What must be counted in the end: every line that was ever written, once; a line that was lost before any run could
 * read it, not at all. Lines are known by a mark that each of them carries.
 */

interface Line {
  /** What it is counted as: `2026-11-22T09:01:00Z 2004`, or the code alone where no time is known. */
  readonly key: string
  /**
   * A run that went through to its end has read what is there. One that was killed, or that read while files were
   * changing, may have: if the line is lost after that, both are right.
   */
  fate: 'unread' | 'perhaps' | 'read'
}

export interface Counted {
  readonly minute: string
  readonly code: number
  readonly n: number
}

/** Codes of lines whose time nobody knows; they are summed over all minutes. */
export const undatedCodes: readonly number[] = [2206, 2213]

const keyOf = (minute: string | undefined, code: number): string =>
  minute === undefined ? `${code}` : `${minute} ${code}`

export class Ledger {
  private readonly lines: Map<string, Line[]> = new Map()

  /** Wherever `mark` stands on a whole line, `code` has been said. */
  expect(mark: string, minute: string | undefined, code: number): void {
    const line: Line = { key: keyOf(minute, code), fate: 'unread' }
    this.lines.set(mark, [...(this.lines.get(mark) ?? []), line])
  }

  wasRead(content: string, certainly: boolean): void {
    const whole = content.slice(0, content.lastIndexOf('\n') + 1)
    for (const [mark] of whole.matchAll(/n=\w+/g)) {
      for (const line of this.lines.get(mark) ?? []) {
        if (certainly) line.fate = 'read'
        else if (line.fate === 'unread') line.fate = 'perhaps'
      }
    }
  }

  /** Where the counts differ; empty when all is well. */
  differences(counted: readonly Counted[]): string[] {
    const lines = [...this.lines.values()].flat()
    const least = sums(lines.filter(({ fate }) => fate === 'read').map(({ key }) => [key, 1]))
    const most = sums(lines.filter(({ fate }) => fate !== 'unread').map(({ key }) => [key, 1]))
    const found = sums(
      counted.map(({ minute, code, n }) => [
        keyOf(undatedCodes.includes(code) ? undefined : minute, code),
        n,
      ]),
    )
    return [...new Set([...most.keys(), ...found.keys()])].sort().flatMap((key) => {
      const [from, to, n] = [least.get(key) ?? 0, most.get(key) ?? 0, found.get(key) ?? 0]
      return n >= from && n <= to
        ? []
        : [`${key}: ${n} instead of ${from === to ? from : `${from} or ${to}`}`]
    })
  }
}

function sums(rows: readonly (readonly [key: string, n: number])[]): Map<string, number> {
  const sum = new Map<string, number>()
  for (const [key, n] of rows) sum.set(key, (sum.get(key) ?? 0) + n)
  return sum
}
