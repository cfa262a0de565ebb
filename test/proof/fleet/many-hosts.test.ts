/** Two hundred hosts push into one PostgreSQL that is restarted, crashes, and comes back: what it shows is their sum. */
import { describe, expect, test } from 'vitest'
import { asText, contradictions } from '../../fleet/engines.ts'
import { expectSumOf } from '../../fleet/whole-fleet.ts'
import { scratchFolder } from '../../scratch.ts'
import { hasPostgres, startPostgres, whyNoPostgres } from '../../servers/postgres.ts'
import { simulate } from './simulation/simulate.ts'

describe.skipIf(!hasPostgres)(hasPostgres ? 'a fleet' : whyNoPostgres, () => {
  test('200 hosts', async () => {
    await using server = await startPostgres()
    const plan = {
      hosts: 200,
      processes: 4,
      minutes: 60,
      minuteMs: 150,
      codes: 6,
      everyMs: 1000,
      longestMs: 4000,
    }
    const simulated = await simulate(server, { ...plan, folder: scratchFolder() })
    const fleet = { query: async (sql: string) => (await server.query(sql, simulated.database)).map(asText) }
    // The server was away for long enough to matter.
    expect(simulated.waited.rows).toBeGreaterThan(plan.hosts * plan.codes)
    expect(await fleet.query('SELECT sum(n) AS n FROM top_codes')).toEqual([{ n: `${simulated.hits}` }])
    await expectSumOf(simulated.files, fleet)
    expect(await contradictions(fleet)).toEqual([])
    expect(await fleet.query('SELECT count(*) AS n FROM senders')).toEqual([{ n: '200' }])
  }, 600_000)
})
