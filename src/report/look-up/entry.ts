/**
 * What a pipeline gets for a code that it looks up: one entry a code, since its tables want unique keys. Of a number with
 * several meanings it is the preferred one, and `other_origins` tells that, and where, it means something else.
 */
import { meaningIn } from '../../annotate/annotation.ts'
import { createCatalogue } from '../../catalogue/catalogue.ts'
import type { Language } from '../../catalogue/language.ts'
import type { CodeRecord } from '../../catalogue/record.ts'

/** The names are those of the annotations in JSON. */
export interface Entry {
  readonly code: number
  readonly severity: string
  readonly origin: string
  readonly other_origins: readonly string[]
  readonly message: string
  readonly description: string
  readonly advice: string
  readonly advice_by: string
  readonly url: string
}

/** In the order in which the codes first stand among the records. */
export function entriesOf(records: readonly CodeRecord[], language: Language): Entry[] {
  const { recordsOf } = createCatalogue(records)
  const codes = new Set(records.map(({ code }) => code))
  return [...codes].map((code) => entryOf(recordsOf(code) as Meanings, language))
}

type Meanings = readonly [preferred: CodeRecord, ...others: CodeRecord[]]

function entryOf([preferred, ...others]: Meanings, language: Language): Entry {
  const { severity, origin, message, description, advice, adviceBy, url } = meaningIn(preferred, language)
  return {
    code: preferred.code,
    severity,
    origin,
    other_origins: others.map((other) => other.origin),
    message,
    description,
    advice,
    advice_by: adviceBy,
    url,
  }
}
