/** A digest for the terminal and for mail: some ten lines. */
import { painter, severityColors } from '../../annotate/text.ts'
import type { Severity } from '../../catalogue/record.ts'
import { fit, tableLines } from '../table.ts'
import type { Digest } from './digest.ts'
import type { Finding } from './finding.ts'
import { shownOf } from './layout.ts'
import { windowText } from './quantities.ts'
import { notes, type Said, said } from './sentences.ts'
import { isGood, summaryText } from './summary.ts'
import { digestWords } from './words.ts'

export interface TextOptions {
  readonly color: boolean
  /** What doesn't fit is cut at the end of its line: advice, never a number. Undefined: nothing is cut. */
  readonly width: number | undefined
  /** The command that shows every code of the window. */
  readonly command: string
}

/** Lines without line ends. */
export function textLines(digest: Digest, { color, width, command }: TextOptions): string[] {
  const say = digestWords[digest.language]
  const paint = painter(color)
  const cut = (text: string): string => (width === undefined ? text : fit(text, width))
  const { findings, more, roomy } = shownOf(digest)
  const all = findings.map((finding) => said(finding, digest))
  // Colours come last: a table is cut by what is seen of it.
  const lines = table(all, findings, roomy, width).map((line, index) =>
    painted(line, all[index] as Said, findings[index] as Finding, paint),
  )
  return [
    paint('bold', cut(say.title(windowText(digest.window, digest.zone), digest.zone.name))),
    // Numbers stand at the ends of these: a narrow terminal wraps them.
    paint(isGood(digest) ? 'green' : [], summaryText(digest)),
    ...lines.flatMap((line, index) => {
      const { adviser, firstStep } = all[index] as Said
      return roomy && firstStep !== '' ? [line, paint('dim', cut(`  ${adviser}${firstStep}`))] : [line]
    }),
    ...notes(digest).map((note) => paint('yellow', note)),
    // A command that is cut can't be run.
    ...(more === 0 ? [] : [paint('dim', say.more(more, command))]),
  ]
}

/** Numbers first, in columns; what may be cut stands last. */
function table(
  all: readonly Said[],
  findings: readonly Finding[],
  roomy: boolean,
  width: number | undefined,
): string[] {
  const rows = all.map((one, index) => {
    const { kind, code, severity, count, change, what } = one
    const text = roomy ? what : inOneLine(one, findings[index] as Finding, width)
    return [kind, code, severity, count, change, text]
  })
  const columns = rows[0]?.map((_, index) => ({
    title: '',
    align: index === 1 || index === 3 ? ('right' as const) : ('left' as const),
  }))
  // The first line would be the titles.
  return columns === undefined ? [] : tableLines(columns, rows, width).slice(1)
}

/**
 * What a code is and what to do about it, where one line has to do for both. Where that would be cut, it is what to do,
 * and on a first day, when nobody knows the codes yet, what each is.
 */
function inOneLine({ what, adviser, firstStep }: Said, { kind }: Finding, width: number | undefined): string {
  if (width === undefined) return firstStep === '' ? what : `${what} · ${adviser}${firstStep}`
  return kind === 'frequent' || kind === 'silent' || firstStep === '' ? what : firstStep
}

/** A line of the table whose code and severity have the severity's colour. */
const painted = (
  line: string,
  { code, severity }: Said,
  finding: Finding,
  paint: ReturnType<typeof painter>,
): string => {
  if (finding.kind === 'silent') return line
  const color = severityColors[finding.severity as Severity] ?? severityColors.error
  return line
    .replace(` ${code} `, ` ${paint(['bold', color], code)} `)
    .replace(` ${severity} `, ` ${paint(color, severity)} `)
}
