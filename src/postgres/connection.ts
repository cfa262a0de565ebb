/**
 * One connection to a PostgreSQL server. Where and as whom is said by the URL, and by libpq's variables (PGHOST, PGUSER,
 * PGPASSWORD, PGPASSFILE, PGSSLMODE …) where the URL is silent.
 */
import { driver, type Pg } from './driver.ts'

export type Client = Pg.Client

/** Object identifiers of int8 and numeric, in which PostgreSQL counts and sums: whole numbers here, exact. */
const exact = new Map<number, (text: string) => unknown>([
  [20, BigInt],
  [1700, BigInt],
])

/** Throws what the server or the network says. */
export async function connect(url: string): Promise<Client> {
  const { Client, types } = await driver()
  const client = new Client({
    connectionString: url,
    application_name: 'authing-annotate',
    // A server that was cut off the network must not be waited for for hours.
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        exact.get(oid) ?? (types.getTypeParser as (oid: number, format?: string) => unknown)(oid, format),
    } as Pg.CustomTypesConfig,
  })
  // A connection that breaks while nobody asks anything: whoever asks next is told.
  client.on('error', () => {})
  await client.connect()
  return client
}
