/**
 * Turns what the server, pg, TLS and the network say into words with advice. They name the place without a password,
 * and so does what they carry as their cause. An error that isn't known here is handed back as it is: a bug.
 */
import { UserError } from '../user-error.ts'

interface Explanation {
  /** SQLSTATE, or the code of Node's; where there is none, what the message says. */
  readonly codes: RegExp
  /** What follows on the name of the place. */
  readonly what: string
  readonly advice: string
  readonly exitCode: number
  /** The same may well succeed later. */
  readonly passes: boolean
}

const again = 'it can be tried again; what has arrived already counts once'
const configuration = { exitCode: 2, passes: false } as const
const passing = { exitCode: 1, passes: true } as const

const explanations: readonly Explanation[] = [
  {
    codes: /^28P01$/,
    what: 'does not let this user in: the password is wrong',
    advice: 'look at PGPASSWORD, the URL, or ~/.pgpass',
    ...configuration,
  },
  {
    codes: /^28/,
    what: 'does not let this user in from here',
    advice: 'look at the user, and ask for a line in pg_hba.conf; some servers want sslmode=require',
    ...configuration,
  },
  {
    codes: /^3D000$/,
    what: 'is not there: the server has no database of that name',
    advice: 'look at the name behind the last /, or create it: createdb',
    ...configuration,
  },
  {
    codes: /^(42501|3F000)$/,
    what: 'does not give this user the rights that are needed',
    advice:
      'its owner can: GRANT SELECT ON ALL TABLES IN SCHEMA public; db prune needs UPDATE and DELETE as well, and sending also INSERT, and CREATE on the schema the first time and after an upgrade',
    ...configuration,
  },
  {
    codes: /^25006$/,
    what: 'only reads: it is a replica, or set to be read-only',
    advice: 'name the server that takes writes',
    ...passing,
  },
  {
    codes: /^(42P01|42703|42P10|42P07|42710)$/,
    what: 'has a table of ours in another form than this program knows',
    advice:
      'look whether another program has tables of the same names there, and give this one a database of its own',
    ...configuration,
  },
  {
    codes: /^(42704|22023|08P01)$/,
    what: 'does not take what it is asked for at the beginning',
    advice: 'look at PGOPTIONS, and at the parameters behind the ? of the URL',
    ...configuration,
  },
  {
    codes: /^(22P05|22021)$/,
    what: 'cannot hold every character: its encoding is not UTF8',
    advice: "create it with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0",
    ...configuration,
  },
  { codes: /^53100$/, what: 'cannot write: its disk is full', advice: again, ...passing },
  { codes: /^53/, what: 'has no room for another connection or its memory', advice: again, ...passing },
  {
    codes: /^(58|XX00)/,
    what: 'cannot answer: its disk fails, or there is damage',
    advice: "look at the server's log and its disk",
    ...passing,
  },
  { codes: /^57P/, what: 'is stopping or starting, or has ended the connection', advice: again, ...passing },
  { codes: /^(57014|25P0[34])$/, what: 'took too long', advice: again, ...passing },
  { codes: /^(40|55P03)/, what: 'is busy: others hold what this needs', advice: again, ...passing },
  { codes: /^08/, what: 'has lost the connection', advice: again, ...passing },
  {
    codes: /^ECONNREFUSED$|^ENOENT$/,
    what: 'cannot be reached: no server answers there',
    advice: 'look whether the server runs, and at host and port',
    ...passing,
  },
  {
    codes: /^(ENOTFOUND|EAI_AGAIN)$/,
    what: 'cannot be reached: there is no host of that name',
    advice: 'look at the name, and at the network',
    ...passing,
  },
  {
    codes: /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$|timeout expired|read timeout/i,
    what: 'cannot be reached: nothing answers in time',
    advice: `look at host, port and network; ${again}`,
    ...passing,
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    what: 'shows a certificate for another host name',
    advice: 'use the name that stands in it, or, if you trust its authority alone, sslmode=verify-ca',
    ...configuration,
  },
  {
    codes: /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|INVALID_CA|HOSTNAME_MISMATCH)/,
    what: 'shows a certificate that is not trusted',
    advice: 'name its authority with sslrootcert=FILE',
    ...configuration,
  },
  {
    codes: /does not support SSL|^SSL_CLIENT|^(ERR_SSL|ERR_OSSL|EPROTO)/,
    what: 'could not agree with this program on encryption',
    advice: 'look at sslmode, sslcert and sslkey; sslmode=disable goes without',
    ...configuration,
  },
  {
    codes:
      /^(ECONNRESET|EPIPE|ECONNABORTED)$|terminated|not queryable|socket hang up|socket disconnected|Connection ended|error establishing an SSL/i,
    what: 'has lost the connection',
    advice: again,
    ...passing,
  },
  {
    codes: /SASL|SCRAM|authentication/i,
    what: 'could not check the password',
    advice: 'look at PGPASSWORD, the URL, or ~/.pgpass',
    ...configuration,
  },
]

/** `where` is the place as `whereOf` names it. */
export function explainError(where: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error
  const known = explanationOf(error)
  if (known === undefined) return error
  const said = wordsOf(error)
  return new UserError(
    `the database ${where} ${known.what}${said && ` (${said})`}`,
    known.advice,
    known.exitCode,
    error,
  )
}

/** What `ask` throws, in words. */
export async function explained<T>(where: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw explainError(where, error)
  }
}

/** Whether the same may well succeed later: for who tries again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof UserError) return isPassing(error.cause)
  return explanationOf(error)?.passes ?? false
}

/** The connection is of no more use: the server has ended it, or nothing more comes from it. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isFromServer(error)) return /^(57P|08|25P0[34])/.test(codeOf(error))
  return explanationOf(error) !== undefined
}

/** EPIPE is as long as an SQLSTATE, which always has a digit. */
const isFromServer = (error: Error): boolean => /^(?=.*\d)[0-9A-Z]{5}$/.test(codeOf(error))

/** SQLSTATE, or Node's name for it. */
export const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | undefined)?.code ?? '')

const explanationOf = (error: Error): Explanation | undefined => {
  const subject = codeOf(error) || error.message
  return explanations.find(({ codes }) => codes.test(subject))
}

/** The addresses of one name that were all tried have no message of their own. */
const wordsOf = (error: Error): string => error.message || codeOf(error)
