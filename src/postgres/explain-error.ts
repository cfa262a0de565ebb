/**
 * Turns what a PostgreSQL server, the network and `pg` say into words with advice. An error that it doesn't know is
 * handed back as it is: that is a bug, or a mistake in a user's own SQL.
 */
import { UserError } from '../user-error.ts'

interface Explanation {
  /** SQLSTATEs, codes of Node, or, where there are none, words of `pg`. */
  readonly codes: RegExp
  readonly what: string
  readonly advice: string
  readonly exitCode: number
}

const explanations: readonly Explanation[] = [
  {
    codes: /^(ECONNREFUSED|ENOENT)$/,
    what: 'cannot be reached: no server answers there',
    advice: 'look at host and port, and whether PostgreSQL is running and listens on that address',
    exitCode: 1,
  },
  {
    codes: /^(ENOTFOUND|EAI_AGAIN)$/,
    what: 'cannot be reached: there is no host of that name',
    advice: 'look at the name in postgres://HOST:PORT/DATABASE, or at the name server',
    exitCode: 1,
  },
  {
    codes: /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|.*timeout e.*)/,
    what: 'cannot be reached: nothing answers in time',
    advice: 'look at host and port, and at the firewalls between',
    exitCode: 1,
  },
  {
    codes:
      /^(ECONNRESET|EPIPE|57P0[1-5]|08...|Connection terminated|Client has encountered a connection error)/,
    what: 'has cut the connection, or takes none at the moment',
    advice: 'wait until the server is up, and try again',
    exitCode: 1,
  },
  {
    codes: /^53300/,
    what: 'takes no more connections',
    advice: 'try again later, or raise max_connections',
    exitCode: 1,
  },
  {
    codes: /^(28P01|28000|.*client password must be a string)/,
    what: 'does not let this user in',
    advice:
      'look at user and password (PGPASSWORD or ~/.pgpass keep them out of the command), and at pg_hba.conf',
    exitCode: 2,
  },
  {
    codes: /^3D000/,
    what: 'is not there: the server has no database of that name',
    advice: 'look at the name behind the last /, or create it: createdb',
    exitCode: 2,
  },
  {
    codes: /^42501/,
    what: 'does not give this user the rights for that',
    advice:
      'its owner can: GRANT SELECT ON ALL TABLES IN SCHEMA public; db prune needs UPDATE and DELETE as well',
    exitCode: 2,
  },
  {
    codes: /^(40001|40P01|55P03|57014)/,
    what: 'is busy: others hold what this needs',
    advice: 'nothing was changed; try again',
    exitCode: 1,
  },
  {
    codes: /^(53...|58...|XX00[12])/,
    what: 'cannot answer: its server has run out of something, or finds damage',
    advice: "look at the server's log and its disk",
    exitCode: 1,
  },
  {
    codes: /(CERT|SELF_SIGNED|VERIFY|does not support SSL)/,
    what: 'cannot be reached: there is no safe connection to it',
    advice: 'look at sslmode and sslrootcert in the address, and at the certificate of the server',
    exitCode: 2,
  },
  {
    codes: /^(ERR_INVALID_URL|URI malformed)/,
    what: 'is no address of a database',
    advice:
      'give postgres://USER@HOST:PORT/DATABASE; what is not a letter or a digit in it is written as %40',
    exitCode: 2,
  },
]

/** `where` names the database, without a password. */
export function explainError(where: string, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error
  const { code, message } = error as NodeJS.ErrnoException
  const known = explanations.find(({ codes }) => codes.test(code ?? message))
  if (known === undefined) return error
  return new UserError(
    `the database ${where} ${known.what}${code === undefined ? '' : ` (${code})`}`,
    known.advice,
    known.exitCode,
    error,
  )
}

export async function explained<T>(where: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw explainError(where, error)
  }
}
