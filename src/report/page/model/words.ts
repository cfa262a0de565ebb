/** What the page says around the catalogue's texts. */
import type { BucketName } from './buckets.ts'
import type { Preset } from './periods.ts'

export interface PageWords {
  readonly presets: Readonly<Record<Preset, string>>
  readonly themes: Readonly<Record<'auto' | 'light' | 'dark', string>>
  readonly severities: Readonly<Record<'error' | 'warning' | 'flow' | 'unknown', string>>
  readonly evidences: Readonly<Record<'certain' | 'likely' | 'inferred', string>>
  readonly per: Readonly<Record<BucketName, string>>
  readonly plain: Readonly<Record<PlainWord, string>>
  readonly asOf: (time: string) => string
  readonly hits: (n: string, codes: string) => string
  readonly against: (from: string, to: string) => string
  readonly sourcesPicked: (picked: string, all: string) => string
  readonly otherSources: (n: string) => string
  readonly inferred: (n: string) => string
  readonly picked: (n: string) => string
  readonly latest: (from: string, to: string) => string
  readonly hoursBefore: (day: string) => string
  readonly daysBefore: (day: string) => string
  readonly prunedBefore: (day: string) => string
  readonly leftOutBefore: (day: string) => string
  readonly countsBegin: (time: string) => string
  readonly chart: (codes: string, per: string) => string
  readonly pick: (code: string) => string
}

export type PlainWord =
  | 'title'
  | 'language'
  | 'theme'
  | 'filters'
  | 'period'
  | 'customPeriod'
  | 'from'
  | 'until'
  | 'zone'
  | 'usualZones'
  | 'allZones'
  | 'sources'
  | 'allSources'
  | 'noSources'
  | 'findSource'
  | 'severity'
  | 'evidence'
  | 'search'
  | 'searchHint'
  | 'reset'
  | 'total'
  | 'change'
  | 'codes'
  | 'newCodes'
  | 'unknownCodes'
  | 'overTime'
  | 'zoomHint'
  | 'chartTable'
  | 'periodBefore'
  | 'others'
  | 'table'
  | 'code'
  | 'meaning'
  | 'trend'
  | 'count'
  | 'before'
  | 'last'
  | 'isNew'
  | 'noneBefore'
  | 'unchanged'
  | 'noBefore'
  | 'advice'
  | 'message'
  | 'authingAdvice'
  | 'unknown'
  | 'unknownAdvice'
  | 'manyUnknown'
  | 'clearPicked'
  | 'emptyStore'
  | 'good'
  | 'emptyPeriod'
  | 'showLatest'
  | 'wrongPeriod'
  | 'other'
