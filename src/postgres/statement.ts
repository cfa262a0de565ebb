/** Questions as `pg` takes them: parameters have numbers in place of names, and say their types. */
import type { Value, Values } from '../store/read-store.ts'

export interface Statement {
  readonly text: string
  readonly values: unknown[]
}

/** `code = :code AND n > :n` as `code = $1::bigint AND n > $2::bigint`. A name without a value is a bug. */
export function statementOf(sql: string, values: Values): Statement {
  const names: string[] = []
  const text = sql.replace(/(?<!:):([a-z_]\w*)/gi, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new TypeError(`:${name} has no value`)
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}${typeOf(values[name] as Value)}`
  })
  return { text, values: names.map((name) => values[name]) }
}

/** PostgreSQL takes lists for those of the column that they are compared with; what may be null has a cast. */
function typeOf(value: Value): string {
  if (typeof value === 'string') return '::text'
  return typeof value === 'number' || typeof value === 'bigint' ? '::bigint' : ''
}

type Parser = (text: string) => unknown

/** Object identifiers of int2, int4, int8, and numeric, which sums of int8 are. */
const integers = [21, 23, 20, 1700]

/** How one question reads what has a type; `others` are the parsers for all that is no integer. */
export const typesWith = (parse: Parser, others: (oid: number) => Parser) => ({
  getTypeParser: (oid: number): Parser => (integers.includes(oid) ? parse : others(oid)),
})
