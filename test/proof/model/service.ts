/** The lines that services write. No two are the same, as lines with a time are in practice. */
import { createHash } from 'node:crypto'
import { recordSpan } from '../../../src/detect/record-state.ts'
import type { Header } from './header.ts'
import type { Ledger } from './ledger.ts'

/** What is to be said: a code, maybe a cause on a line of its own, and characters that nobody reads. */
export interface Entry {
  readonly code: number
  readonly cause?: number | undefined
  readonly padding: number
}

export class Service {
  private readonly ledger: Ledger
  private readonly header: Header
  private serial = 0
  private minutes = 0

  constructor(ledger: Ledger, header: Header) {
    this.ledger = ledger
    this.header = header
  }

  /** With a time: a minute after the line before, or the same again. The cause belongs to the same record. */
  dated({ code, cause, padding }: Entry, again = false): string {
    if (!again) this.minutes += 1
    const time = new Date(Date.UTC(2026, 10, 22) + this.minutes * 60_000).toISOString()
    const minute = time.replace('.000', '')
    const mark = this.mark()
    this.ledger.expect(mark, minute, code)
    const line = `${time} ERROR ${mark} login failed code=${code} ${noise(mark, padding)}\n`
    if (cause === undefined) return line
    const second = this.mark()
    // A record counts a code once; what stands too far behind its beginning is none of it.
    if (cause !== code || line.length > recordSpan) this.ledger.expect(second, minute, cause)
    return `${line}\t${second} caused by code=${cause}\n`
  }

  undated({ code, padding }: Entry): string {
    const mark = this.mark()
    this.ledger.expect(mark, undefined, code)
    return `${mark} login failed code=${code} ${noise(mark, padding)}\n`
  }

  /** What a new file begins with: the header and the first line of its own, by which the header counts. */
  beginning(entry: Entry): string {
    const { text, code, padding } = this.header
    const line = this.dated({ ...entry, padding: Math.max(entry.padding, padding) })
    if (code !== undefined) this.ledger.expect(`n=${this.serialOf(line)}`, code.minute, code.value)
    return text + line
  }

  private serialOf(line: string): string {
    return /n=(\w+)/.exec(line)?.[1] as string
  }

  private mark(): string {
    this.serial += 1
    return `n=a${this.serial}`
  }
}

/** Characters that don't compress, and that no other line has. */
const noise = (seed: string, length: number): string =>
  createHash('shake256', { outputLength: Math.ceil(length / 2) })
    .update(seed)
    .digest('hex')

/** The end of the first line that is the file's own and has a time; 0 where there is none. */
export function anchorIn(content: Buffer): number {
  const line = /^\S+ ERROR n=.*\n/m.exec(content.toString('latin1'))
  return line === null ? 0 : line.index + line[0].length
}
