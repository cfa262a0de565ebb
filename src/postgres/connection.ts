/** One connection to a PostgreSQL server. */
import { env } from 'node:process'
import { driver, type Pg } from './driver.ts'
import { explainError } from './explain-error.ts'
import { passwordOf } from './password-file.ts'
import { type Environment, nameOf, type Place, placeOf } from './place.ts'
import { type Encryption, encryptionsOf } from './tls.ts'

export type Client = Pg.Client

/** Object identifiers of int8 and numeric, in which PostgreSQL counts and sums: whole numbers here, exact. */
const exact = new Map<number, (text: string) => unknown>([
  [20, BigInt],
  [1700, BigInt],
])

export interface ConnectOptions {
  /** Milliseconds after which a query without an answer is given up, and its connection with it; without, none is. */
  readonly queryTimeoutMs?: number
  readonly environment?: Environment
}

/** How errors and reports call it: without a password. Throws a UserError where the URL can't be read. */
export const whereOf = (url: string, environment: Environment = env): string =>
  nameOf(placeOf(url, environment))

/** Throws a UserError that says what is wrong, and never a password. */
export async function connect(url: string, options: ConnectOptions = {}): Promise<Client> {
  const place = placeOf(url, options.environment ?? env)
  const encryptions = encryptionsOf(place)
  for (const [index, encryption] of encryptions.entries()) {
    try {
      return await connectBy(place, encryption, options)
    } catch (error) {
      if (index < encryptions.length - 1 && mayPassOtherwise(error)) continue
      throw explainError(nameOf(place), error)
    }
  }
  throw new RangeError('there is no way to connect')
}

/** Encryption is refused, or asked for. */
const mayPassOtherwise = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'The server does not support SSL connections' ||
    (error as { code?: string }).code === '28000')

async function connectBy(place: Place, ssl: Encryption, { queryTimeoutMs }: ConnectOptions): Promise<Client> {
  const { Client, types } = await driver()
  const { host, port, user, database, given } = place
  const client = new Client({
    host,
    port,
    user,
    database,
    ssl,
    // Asked for when the server does.
    password: async () => passwordOf(place),
    application_name: given('application_name') ?? 'authing-annotate',
    enableChannelBinding: ['prefer', 'require'].includes(given('channel_binding') ?? ''),
    ...(given('options') === undefined ? {} : { options: given('options') as string }),
    // A server that was cut off the network must not be waited for for hours.
    connectionTimeoutMillis: (Number(given('connect_timeout')) || 10) * 1000,
    ...(queryTimeoutMs === undefined ? {} : { query_timeout: queryTimeoutMs }),
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        exact.get(oid) ?? (types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
    } as Pg.CustomTypesConfig,
  })
  // A connection that breaks while nobody asks anything: whoever asks next is told.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    abandon(client)
    throw error
  }
  return client
}

/** Lets go of a connection without waiting for the server's word. */
export function abandon(client: Client): void {
  client.end().catch(() => {})
  const { stream } = (client as unknown as { connection: { stream: { destroy: () => void } } }).connection
  stream.destroy()
}
