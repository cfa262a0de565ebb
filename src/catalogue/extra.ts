/**
 * Codes of the user's own: a JSON file with an array of records, given with `--catalogue`.
 *
 * A record needs `code` and one language's `description`; everything else has a default, so that a few lines are
 * enough. Each mistake is named by entry and field.
 */
import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { UserError } from '../user-error.ts'
import { type CodeRecord, origins, severities, type Texts } from './record.ts'

/** No honest catalogue is larger; a hostile one must not fill the memory. */
const maxBytes = 10 * 1024 * 1024

// Control characters would reach terminals, CSV and HTML; newlines are fine.
const text = z
  .string()
  .max(4000)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'holds control characters')
const prose = z
  .string()
  .max(4000)
  .regex(/^(?:[^\p{Cc}\u202a-\u202e\u2066-\u2069]|\n)*$/u, 'holds control characters')

const texts = z.strictObject({ description: prose.min(1), advice: prose.default('') })

const record = z
  .strictObject({
    code: z.int().min(100, 'is no return code').max(999_999_999, 'is no return code'),
    origin: z.enum(origins).default('api'),
    severity: z.enum(severities).default('error'),
    message: text.default(''),
    also: z.array(text.min(1)).max(100).default([]),
    zh: texts.optional(),
    en: texts.optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .or(z.literal(''))
      .default(''),
  })
  .refine(({ zh, en }) => zh !== undefined || en !== undefined, {
    message: 'has neither zh nor en',
    path: ['zh'],
  })

/** Throws a `UserError` for a file that can't be read, isn't JSON or holds a wrong entry. */
export function readExtraRecords(path: string): CodeRecord[] {
  const parsed = z.array(record).safeParse(jsonOf(path))
  if (parsed.success) return parsed.data.map(toRecord)
  const { path: where, message } = parsed.error.issues[0] as z.core.$ZodIssue
  throw new UserError(`${path}: ${placeOf(where)}: ${message}`, shape)
}

const shape =
  'a catalogue is an array of objects such as {"code": 2999, "zh": {"description": "…", "advice": "…"}}; see the README'

function jsonOf(path: string): unknown {
  try {
    if (statSync(path).size > maxBytes) throw new UserError(`${path} is larger than 10 MB`, 'split it')
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof UserError) throw error
    const reason = error instanceof SyntaxError ? `is not JSON: ${error.message}` : (error as Error).message
    throw new UserError(`the catalogue ${path} can't be used: ${reason}`, shape)
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  const [index, ...fields] = path
  if (index === undefined) return 'the file'
  const entry = `entry ${Number(index) + 1}`
  return fields.length === 0 ? entry : `${entry}, field ${fields.join('.')}`
}

/** One language stands in for a missing other; advice of a user's own is never taken for Authing's. */
function toRecord({ zh, en, ...rest }: z.infer<typeof record>): CodeRecord {
  const own = ({ description, advice }: { description: string; advice: string }): Texts => ({
    description,
    advice: '',
    projectAdvice: advice,
  })
  const chinese = zh ?? en
  const english = en ?? zh
  if (chinese === undefined || english === undefined)
    throw new Error('the schema lets no entry without texts through')
  return { ...rest, zh: own(chinese), en: own(english), adviceBy: 'project', documented: 'user' }
}
