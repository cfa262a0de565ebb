/**
 * Where a PostgreSQL server is, and as whom to go there: the URL, and libpq's variables (PGHOST, PGUSER, PGPASSWORD,
 * PGSSLMODE …) where the URL is silent, with libpq's meanings. Nothing here ever puts a password into words.
 */
import { userInfo } from 'node:os'
import { UserError } from '../user-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Place {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** Undefined where it may stand in a password file. */
  readonly password: string | undefined
  /** libpq's other parameters, by their names in a URL. */
  readonly given: (parameter: string) => string | undefined
}

export const isPostgres = (place: string): boolean => /^postgres(ql)?:\/\//i.test(place)

/** The address without its password, as it was given: to be shown, and to be given again. */
export function shownPlace(url: string): string {
  const masked = withoutPasswords(url)
  // A password may have an @ of its own; and in one that has a ?, what follows is no parameter.
  const [, scheme, login, rest] = /^(\w+:\/\/)(.*)@([^@]*)$/s.exec(masked.includes('@') ? masked : url) ?? []
  return withoutPasswords(login === undefined ? url : `${scheme}${login.split(':', 1)[0]}@${rest}`)
}

const withoutPasswords = (url: string): string => url.replace(/([?&]\w*password=)[^&]*/gi, '$1…')

/** The place itself, without a password: what the address, the variables and what is usual come to. */
export function nameOf({ user, host, port, database }: Place): string {
  const address = host.startsWith('/') ? encodeURIComponent(host) : host.includes(':') ? `[${host}]` : host
  return `postgres://${encodeURIComponent(user)}@${address}:${port}/${encodeURIComponent(database)}`
}

/** Parameters that are heard, each with libpq's variable for it. */
const variables: Readonly<Record<string, string | undefined>> = {
  host: 'PGHOST',
  port: 'PGPORT',
  user: 'PGUSER',
  dbname: 'PGDATABASE',
  password: 'PGPASSWORD',
  passfile: 'PGPASSFILE',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  connect_timeout: 'PGCONNECT_TIMEOUT',
  application_name: 'PGAPPNAME',
  options: 'PGOPTIONS',
  channel_binding: 'PGCHANNELBINDING',
}

/** Those of libpq, and of pg, that change nothing here. */
const unheard = new Set([
  'client_encoding',
  'fallback_application_name',
  'gssencmode',
  'keepalives',
  'keepalives_count',
  'keepalives_idle',
  'keepalives_interval',
  'load_balance_hosts',
  'sslcompression',
  'sslsni',
  'target_session_attrs',
  'tcp_user_timeout',
  'uselibpqcompat',
])

/** Throws a UserError for a URL that can't be read, or asks for what isn't there. */
export function placeOf(url: string, environment: Environment): Place {
  const parsed = parse(url)
  const named: Readonly<Record<string, string>> = {
    host: parsed.host,
    port: parsed.port,
    user: parsed.user,
    password: parsed.password,
    dbname: parsed.database,
  }
  const given = (parameter: string): string | undefined =>
    parsed.parameters.get(parameter) ||
    named[parameter] ||
    environment[variables[parameter] as string] ||
    undefined
  const host = given('host') ?? 'localhost'
  if (host.includes(',')) throw severalHosts()
  const port = Number(given('port') ?? 5432)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(
      'the port of the PostgreSQL server is no number from 1 to 65535',
      'look at the URL, or at PGPORT',
    )
  }
  const user = given('user') ?? ownName()
  return { host, port, user, database: given('dbname') ?? user, password: given('password'), given }
}

/** A process of a container may have none. */
function ownName(): string {
  try {
    return userInfo().username
  } catch {
    throw new UserError(
      'nothing says as which user to go to the PostgreSQL server',
      'name one in the URL, or in PGUSER',
    )
  }
}

interface Parsed {
  readonly host: string
  readonly port: string
  readonly user: string
  readonly password: string
  readonly database: string
  readonly parameters: ReadonlyMap<string, string>
}

function parse(url: string): Parsed {
  // Of several hosts with ports, URL would only say that they are none.
  const [, authority = ''] = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? []
  if (authority.includes(',')) throw severalHosts()
  try {
    const { hostname, port, username, password, pathname, searchParams, hash } = new URL(url)
    const database = pathname.slice(1)
    // A password with a bare # or / ends the address too early: what is left must not be taken for a name.
    if (hash !== '' || /[/@]/.test(database)) throw unreadable()
    const parameters = new Map(searchParams)
    for (const name of parameters.keys()) if (!(name in variables || unheard.has(name))) throw unknown(name)
    return {
      host: decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1'),
      port,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(database),
      parameters,
    }
  } catch (error) {
    // Node's own error would show the URL, with the password in it.
    throw error instanceof UserError ? error : unreadable()
  }
}

const severalHosts = (): UserError =>
  new UserError(
    'several hosts in the address of a PostgreSQL server are not understood',
    'name one: a proxy, or a virtual address, that leads to the server that takes writes',
  )

const unreadable = (): UserError =>
  new UserError(
    'what was given is no address of a database',
    'give postgres://USER:PASSWORD@HOST:PORT/DATABASE; what is not a letter or a digit in a name or password is written as %40 for @, %2F for /, %23 for #, %3A for :',
  )

const unknown = (name: string): UserError =>
  /^[a-z_]{1,40}$/.test(name)
    ? new UserError(
        `the URL of the PostgreSQL server has a parameter that is not known: ${name}`,
        'leave it out',
      )
    : unreadable()
