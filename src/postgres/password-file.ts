/**
 * libpq's password file: `host:port:database:user:password` a line, `*` for any, `\:` and `\\` for what would end a
 * field. (pg is about to drop it, and says so on every use.)
 */
import { readFileSync, statSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../user-error.ts'
import { nameOf, type Place } from './place.ts'

/** Throws a UserError where there is none for this place; its words never hold one. */
export function passwordOf(place: Place): string {
  if (place.password !== undefined) return place.password
  const file = place.given('passfile') ?? join(homedir(), '.pgpass')
  const status = statSync(file, { throwIfNoEntry: false })
  if (status?.isFile() && platform() !== 'win32' && (status.mode & 0o077) !== 0) {
    throw new UserError(
      `the database ${nameOf(place)} does not let this user in without a password, and others may read the file of them, ${file}`,
      `keep it to yourself: chmod 600 ${file}`,
    )
  }
  const password = status?.isFile() ? passwordIn(readFileSync(file, 'utf8'), place) : undefined
  if (password !== undefined) return password
  throw new UserError(
    `the database ${nameOf(place)} does not let this user in without a password`,
    `give it in PGPASSWORD, in the URL, or in a line of ${file}: ${lineFor(place)}`,
  )
}

/** Of the first line that fits. */
function passwordIn(text: string, place: Place): string | undefined {
  const wanted = fieldsOf(place)
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#')) continue
    const fields = [...line.matchAll(/((?:\\.|[^\\:])*)(:|$)/g)].map(([, field = '']) => field)
    const [names, password] = [fields.slice(0, 4), fields.slice(4, -1)]
    const fits = wanted.every((field, index) => names[index] === '*' || plain(names[index] ?? '') === field)
    if (fits && password.length > 0) return plain(password.join(':'))
  }
  return undefined
}

const plain = (field: string): string => field.replace(/\\(.)/g, '$1')

const fieldsOf = ({ host, port, database, user }: Place): string[] => [
  host.startsWith('/') ? 'localhost' : host,
  String(port),
  database,
  user,
]

const lineFor = (place: Place): string =>
  [...fieldsOf(place).map((field) => field.replace(/[\\:]/g, '\\$&')), '…'].join(':')
