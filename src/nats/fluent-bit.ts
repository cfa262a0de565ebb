/**
 * What Fluent Bit's output `nats` publishes: all records of a flush in one line, `[[time, {"tag": …, "log": …}], …]`.
 * Each becomes a line as its other outputs write them, an object with its time under `date`; a code counts once a line,
 * so as one line they would count wrong.
 */

const begin = /^\s*\[\s*\[\s*[\d"[{]/

type Entry = readonly [time: unknown, record: Readonly<Record<string, unknown>>]

/** Undefined where the bytes are something else. */
export function fluentBitLines(bytes: Buffer): Buffer | undefined {
  if (!begin.test(bytes.subarray(0, 64).toString('latin1'))) return undefined
  const entries = parsed(bytes.toString('utf8'))
  if (!Array.isArray(entries) || entries.length === 0 || !entries.every(isEntry)) return undefined
  return Buffer.from(entries.map((entry) => `${lineOf(entry)}\n`).join(''))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEntry = (value: unknown): value is Entry =>
  Array.isArray(value) && value.length === 2 && isObject(value[1]) && timeOf(value[0]) !== undefined

/** Newer versions put the time and metadata into one array. */
const timeOf = (time: unknown): unknown =>
  Array.isArray(time) ? timeOf(time[0]) : typeof time === 'number' ? time : undefined

/** Its time stands last: one of the record's own goes before it. */
const lineOf = ([time, record]: Entry): string =>
  JSON.stringify({ ...record, date: record['date'] ?? timeOf(time) })
