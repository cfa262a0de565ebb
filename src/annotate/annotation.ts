/**
 * What is said about one hit, before it is text or JSON.
 */
import type { Language } from '../catalogue/language.ts'
import type { CodeRecord, Severity } from '../catalogue/record.ts'
import type { Evidence, Hit } from '../detect/hit.ts'
import { words } from './words.ts'

export interface Meaning {
  /** Empty for a code that the catalogue doesn't have. */
  readonly origin: CodeRecord['origin'] | ''
  readonly severity: Severity
  readonly message: string
  readonly description: string
  readonly advice: string
  /** Whose advice it is; nobody shall take the project's for Authing's. */
  readonly adviceBy: CodeRecord['adviceBy']
  readonly url: string
}

export interface Annotation {
  readonly code: number
  readonly known: boolean
  readonly evidence: Evidence
  /** What the code may mean on this line, the preferred meaning first; never empty. */
  readonly meanings: readonly [Meaning, ...Meaning[]]
}

export function annotationOf(hit: Hit, records: readonly CodeRecord[], language: Language): Annotation {
  const [first, ...others] = records.map((record) => meaningIn(record, language))
  const { code, known, evidence } = hit
  return { code, known, evidence, meanings: [first ?? unknownMeaning(language), ...others] }
}

export function meaningIn(record: CodeRecord, language: Language): Meaning {
  const { description, advice, projectAdvice } = record[language]
  return {
    origin: record.origin,
    severity: record.severity,
    message: record.message,
    description,
    advice: advice === '' ? (projectAdvice ?? '') : advice,
    adviceBy: advice === '' ? 'project' : 'authing',
    url: record.url,
  }
}

function unknownMeaning(language: Language): Meaning {
  const { unknown, unknownAdvice } = words[language]
  return {
    origin: '',
    severity: 'error',
    message: '',
    description: unknown,
    advice: unknownAdvice,
    adviceBy: 'project',
    url: '',
  }
}
