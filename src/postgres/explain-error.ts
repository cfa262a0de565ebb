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
    what: 'does not accept the password',
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
    what: 'has no such database',
    advice: 'create it: createdb, or CREATE DATABASE',
    ...configuration,
  },
  {
    codes: /^(42501|3F000)$/,
    what: 'does not give this user the rights that are needed',
    advice:
      'grant SELECT, INSERT, UPDATE and DELETE on all tables; to create them, the first time and with a newer program, a user needs CREATE on the schema',
    ...configuration,
  },
  {
    codes: /^25006$/,
    what: 'only reads: it is a replica, or set to be read-only',
    advice: 'name the server that takes writes',
    ...passing,
  },
  {
    codes: /^(42P01|42703|42P10)$/,
    what: 'has a table of ours in another form than this program knows',
    advice:
      'look whether another program has tables of the same names there, and give this one a database of its own',
    ...configuration,
  },
  { codes: /^(53100|58030)$/, what: 'cannot write: its disk is full or fails', advice: again, ...passing },
  { codes: /^53/, what: 'has no room for another connection or its memory', advice: again, ...passing },
  { codes: /^57P/, what: 'is stopping or starting, or has ended the connection', advice: again, ...passing },
  { codes: /^(55P03|57014|25P0[34])$/, what: 'took too long', advice: again, ...passing },
  { codes: /^40/, what: 'could not let several commits at once through', advice: again, ...passing },
  { codes: /^08/, what: 'has lost the connection', advice: again, ...passing },
  {
    codes: /^ECONNREFUSED$|^ENOENT$/,
    what: 'is not there: nobody listens',
    advice: 'look whether the server runs, and at host and port',
    ...passing,
  },
  {
    codes: /^(ENOTFOUND|EAI_AGAIN)$/,
    what: 'has a host name that is not known',
    advice: 'look at the name, and at the network',
    ...passing,
  },
  {
    codes: /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$|timeout expired|read timeout/i,
    what: 'does not answer',
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
    codes: /does not support SSL|error establishing an SSL|^SSL_CLIENT|^(ERR_SSL|ERR_OSSL|EPROTO)/,
    what: 'could not agree with this program on encryption',
    advice: 'look at sslmode, sslcert and sslkey; sslmode=disable goes without',
    ...configuration,
  },
  {
    codes:
      /^(ECONNRESET|EPIPE|ECONNABORTED)$|terminated|not queryable|socket hang up|socket disconnected|Connection ended/i,
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
  return new UserError(`${where} ${known.what}${said && ` (${said})`}`, known.advice, known.exitCode, error)
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
