/** `--push` and what belongs to it: where counts are sent on to, as whose, and how often. */
import { hostname } from 'node:os'
import { isPostgres } from '../postgres/place.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'

export interface PushTarget {
  /** May hold a password. */
  readonly url: string
  readonly name: string
  /** Milliseconds between two rounds of sending; undefined where nothing is said of it. */
  readonly everyMs: number | undefined
}

/** Advice for who counts files or a pipe into a server. */
export const countInFile = 'count with --db counts.db, and add --push with the URL of the server'

/** Undefined without `--push`. What was given is in no message: it may hold a password. */
export function chosenTarget(args: Arguments): PushTarget | undefined {
  const [url, name, every, db] = ['push', 'push-as', 'push-every', 'db'].map(
    (option) => args[option] as string | undefined,
  )
  const idle = name !== undefined ? '--push-as' : every !== undefined ? '--push-every' : undefined
  if (idle !== undefined && url === undefined) {
    throw new UserError(`${idle} needs --push`, 'give --push postgres://USER@HOST/DATABASE, or leave it out')
  }
  if (name?.trim() === '') throw new UserError('--push-as is empty', 'give a name, or leave it out')
  if (chosenServer(args) === undefined || url === undefined) return undefined
  if (db === undefined) {
    throw new UserError(
      '--push needs --db',
      'give --db FILE: what is counted waits there while the server is away',
    )
  }
  if (isPostgres(db)) {
    throw new UserError('--push sends on from a file, and --db is a server', 'leave --push out')
  }
  if (args['from'] !== undefined) {
    throw new UserError(
      '--push sends on what a host has counted, and --from is counted by workers',
      'count into the server directly: --db postgres://USER@HOST/DATABASE',
    )
  }
  return { url, name: name ?? hostname(), everyMs: every === undefined ? undefined : millisecondsOf(every) }
}

/** `--push` where nothing is sent: the server is only looked at. */
export function chosenServer(args: Arguments): string | undefined {
  const url = args['push'] as string | undefined
  if (url === undefined || isPostgres(url)) return url
  throw new UserError(
    '--push is not the URL of a PostgreSQL server',
    'give one such as postgres://counts@db.example.com/authing',
  )
}

const [shortest, longest] = [1, 86_400]

function millisecondsOf(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (seconds >= shortest && seconds <= longest) return seconds * 1000
  throw new UserError(
    `--push-every ${text} is no number of seconds`,
    `give a whole number from ${shortest} to ${longest}`,
  )
}
