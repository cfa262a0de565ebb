/** Codes as words of a command line, each with what a shell may show beside it. */
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Language } from '../../catalogue/language.ts'

export interface CodeWord {
  readonly code: number
  /** One line. */
  readonly description: string
}

/** Each code once, with its preferred meaning. */
export const codeWords = ({ records, recordsOf }: Catalogue, language: Language): CodeWord[] =>
  [...new Set(records.map(({ code }) => code))]
    .toSorted((a, b) => a - b)
    .map((code) => ({
      code,
      description: (recordsOf(code)[0]?.[language].description ?? '').replace(/\s+/g, ' '),
    }))
