/** What is said about a finding and in the notes, in words; how it is set is the formats' concern. */
import { visible } from '../../annotate/terminal.ts'
import { words } from '../../annotate/words.ts'
import type { Severity } from '../../catalogue/record.ts'
import type { Digest } from './digest.ts'
import type { Finding } from './finding.ts'
import { firstSentence } from './first-sentence.ts'
import { changeText, countText, shortTimeText } from './quantities.ts'
import { digestWords } from './words.ts'

export interface Said {
  readonly kind: string
  /** Empty for a source. */
  readonly code: string
  /** Empty for a source. */
  readonly severity: string
  readonly count: string
  /** How the count differs from what is usual; empty where nothing is. */
  readonly change: string
  /** What it is: the code's description, or the source. */
  readonly what: string
  /** Whose advice follows: the label that annotations have, too. Empty without advice, and for a source. */
  readonly adviser: string
  readonly firstStep: string
}

export function said(finding: Finding, digest: Digest): Said {
  const say = digestWords[digest.language]
  const common = words[digest.language]
  const shared = {
    kind: say.kinds[finding.kind],
    count: countText(finding.n),
    change: changeOf(finding, digest),
  }
  if (finding.kind === 'silent') {
    const what = inLine(finding.source)
    return { ...shared, code: '', severity: '', what, adviser: '', firstStep: say.sourceSilent }
  }
  const { severity, adviceBy } = finding
  const isKnown = severity !== 'unknown'
  const firstStep = inLine(firstSentence(isKnown ? finding.advice : common.unknownAdvice))
  return {
    ...shared,
    code: codeText(finding.code, digest),
    severity: isKnown ? common.severity[severity as Severity] : common.unknownSeverity,
    what: isKnown ? inLine(finding.description).replace(/[。.]$/, '') : common.unknown,
    adviser: firstStep === '' ? '' : adviceBy === 'authing' ? common.authingAdvice : common.projectAdvice,
    firstStep,
  }
}

/** Names of files and texts of a user's catalogue may hold anything; a line stays one. */
const inLine = (text: string): string => visible(text.replace(/[\t\n\r]+/g, ' '))

function changeOf(finding: Finding, { language, window, zone }: Digest): string {
  const say = digestWords[language]
  if (finding.kind === 'new') return say.from(shortTimeText(finding.firstSeen, window, zone))
  if (finding.baseline === undefined) return ''
  const { median } = finding.baseline
  return say.was(countText(median), finding.n === 0 ? undefined : changeText(finding.n, median))
}

/** -1 stands for all unknown codes past the limit of a run. */
const codeText = (code: number, { language }: Digest): string =>
  code < 0 ? digestWords[language].others : `${code}`

const mostNamed = 5

/** Unknown codes, and what was odd in ingesting: a line each, where there are any. */
export function notes(digest: Digest): string[] {
  const { unknown, issues, language } = digest
  const say = digestWords[language]
  const named = unknown
    .slice(0, mostNamed)
    .map(({ code, n }) => `${codeText(code, digest)} (${countText(n)})`)
  const list = [...named, ...(unknown.length > mostNamed ? ['…'] : [])].join(', ')
  const [worst] = issues.toSorted((a, b) => gravity(b.kind) - gravity(a.kind) || b.at - a.at)
  return [
    ...(unknown.length === 0 ? [] : [say.unknownCodes(list)]),
    ...(worst === undefined
      ? []
      : [say.issues(say.issueKinds[worst.kind] ?? worst.kind, inLine(worst.source), issues.length - 1)]),
  ]
}

/** What keeps lines from being counted is worse than what makes their time doubtful. */
const kindsByGravity = [
  'undated',
  'future',
  'clock-skew',
  'truncated-scan',
  'encoding-switch',
  'incomplete',
  'damaged',
  'unreadable',
]

const gravity = (kind: string): number => kindsByGravity.indexOf(kind)
