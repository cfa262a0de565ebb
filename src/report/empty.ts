/** The sentence that stands in place of a table without rows: it tells a quiet time from a wrong question. */
import type { Language } from '../catalogue/language.ts'
import type { Zone } from '../time/zone.ts'
import { minuteTime } from './times.ts'

const sentences = {
  zh: {
    none: '还没有统计到任何返回码。',
    nothing: '这个范围内没有统计到返回码。',
    latest: (time: string) => `最近一次在 ${time}。`,
    noSuch: '从未统计到符合条件的返回码。',
    never: (codes: string) => `从未统计到 ${codes}。`,
  },
  en: {
    none: 'No codes have been counted yet.',
    nothing: 'No code was counted here.',
    latest: (time: string) => ` The latest was at ${time}.`,
    noSuch: 'No code that fits was ever counted.',
    never: (codes: string) => `Never counted: ${codes}.`,
  },
} as const

/** What there is where a report has no rows. */
export interface Counted {
  /** Whether anything was ever counted. */
  readonly any: boolean
  /** When what was asked for was counted last, whatever the range. */
  readonly last: number | undefined
}

/** Said where there are no rows; `codes` are those that were asked for, if any were. */
export function emptyText(
  zone: Zone,
  language: Language,
  { any, last }: Counted,
  codes: readonly number[] = [],
): string {
  const say = sentences[language]
  if (last !== undefined) return `${say.nothing}${say.latest(`${minuteTime(last, zone)} (${zone.name})`)}`
  if (!any) return say.none
  return codes.length === 0 ? say.noSuch : say.never(codes.join(', '))
}
