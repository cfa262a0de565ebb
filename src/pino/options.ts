/**
 * What a logger's configuration may say, and how it is checked: at the start, each mistake by the option's name. Only
 * what can be copied to a worker thread can be an option, so a catalogue is a path.
 */
import { inspect } from 'node:util'
import { type Language, languages } from '../catalogue/language.ts'
import { type Evidence, evidences } from '../detect/hit.ts'
import { UserError } from '../user-error.ts'

export interface TransportOptions {
  /**
   * Where the records are written: 1 for stdout, 2 for stderr, or the path of a file, which is appended to. The transport
   * is the end of the line then. Without it the records go to the next stage of a `pipeline`; where there is none, to
   * stdout, or nowhere with `annotate: false`.
   */
  readonly destination?: 1 | 2 | string | undefined
  /** Adds `authing_annotations` to records with codes; true unless given. Without, records stay as they are. */
  readonly annotate?: boolean | undefined
  /** The path of a SQLite file in which the codes are counted; created where there is none. */
  readonly db?: string | undefined
  /** The name under which `db` counts them, such as the service's; `pino` unless given. */
  readonly source?: string | undefined
  /** Of description and advice; `zh` unless given. */
  readonly lang?: Language | undefined
  /** Codes on weaker evidence are neither annotated nor counted; `inferred`, which is everything, unless given. */
  readonly minEvidence?: Evidence | undefined
  /** The path of a JSON file with codes of your own, as the command's `--catalogue`. */
  readonly catalogue?: string | undefined
}

export interface Settings {
  readonly destination: 1 | 2 | string | undefined
  readonly annotate: boolean
  readonly count: { readonly db: string; readonly source: string } | undefined
  readonly language: Language
  readonly minEvidence: Evidence
  /** The path of an extra catalogue. */
  readonly catalogue: string | undefined
}

interface Rule {
  readonly allows: (value: unknown) => boolean
  readonly advice: string
}

const isPath = (value: unknown): boolean => typeof value === 'string' && value !== '' && !value.includes('\0')

const oneOf = (words: readonly string[]): Rule => ({
  allows: (value) => words.some((word) => word === value),
  advice: `give ${words.map((word) => `'${word}'`).join(' or ')}`,
})

const rules: Readonly<Record<keyof TransportOptions, Rule>> = {
  destination: {
    allows: (value) => value === 1 || value === 2 || isPath(value),
    advice: 'give 1 for stdout, 2 for stderr, or the path of a file',
  },
  annotate: { allows: (value) => typeof value === 'boolean', advice: 'give true or false' },
  db: { allows: isPath, advice: "give the path of a SQLite file, such as './counts.db'" },
  source: {
    allows: (value) => typeof value === 'string' && value !== '',
    advice: "give the name to count under, such as 'auth-api'",
  },
  lang: oneOf(languages),
  minEvidence: oneOf(evidences),
  catalogue: { allows: isPath, advice: "give the path of a JSON file, such as './codes.json'" },
}

/** What pino and thread-stream add to the options that the user gave. */
const added = /^(?:\$context|pino[A-Z]\w*|levels|dedupe)$/

/** Throws a `UserError` that names the option. */
export function settingsOf(options: TransportOptions): Settings {
  const given = Object.entries(options).filter(([name, value]) => value !== undefined && !added.test(name))
  for (const [name, value] of given) check(name, value)
  const {
    destination,
    annotate = true,
    db,
    source,
    lang = 'zh',
    minEvidence = 'inferred',
    catalogue,
  } = options
  if (source !== undefined && db === undefined)
    throw new UserError('option source names what is counted, and nothing is', 'give db, too')
  if (!annotate && db === undefined)
    throw new UserError(
      'with annotate: false there is nothing to do',
      'give db to count, or leave annotate out',
    )
  const count = db === undefined ? undefined : { db, source: source ?? 'pino' }
  return { destination, annotate, count, language: lang, minEvidence, catalogue }
}

function check(name: string, value: unknown): void {
  const rule = Object.hasOwn(rules, name) ? rules[name as keyof TransportOptions] : undefined
  if (rule === undefined)
    throw new UserError(`there is no option ${name}`, `the options are ${Object.keys(rules).join(', ')}`)
  if (!rule.allows(value)) throw new UserError(`option ${name} can't be ${shown(value)}`, rule.advice)
}

const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value.slice(0, 100))
    : inspect(value, { depth: 0, breakLength: Infinity })
