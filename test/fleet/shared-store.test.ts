/** What a sender may rely on, whichever engine holds the counts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sender } from '../../src/count/delta.ts'
import { shards } from '../../src/postgres/schema-1.ts'
import { hasPostgres, type PostgresServer, startPostgres, whyNoPostgres } from '../servers/postgres.ts'
import { minute } from '../store/sample.ts'
import { contradictions, openPostgres, openSqlite, publicViews, type Row, type Shared } from './engines.ts'
import { api, bus, dayOf, delta, hit, issue, log, pipe, web } from './sample.ts'

let server: PostgresServer | undefined
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres()
})
afterAll(() => server?.[Symbol.asyncDispose]())

interface Engine {
  readonly name: string
  readonly isThere: boolean
  readonly open: () => Promise<Shared>
}

const engines: readonly Engine[] = [
  { name: 'SQLite', isThere: true, open: async () => openSqlite() },
  {
    name: hasPostgres ? 'PostgreSQL' : `PostgreSQL: ${whyNoPostgres}`,
    isThere: hasPostgres,
    open: () => openPostgres(server as PostgresServer),
  },
]

const total = async ({ query }: Shared): Promise<Record<string, string | null>> =>
  Object.fromEntries((await query('SELECT code, n FROM top_codes')).map(({ code, n }) => [code, n ?? null]))

/** Senders that add to the same rows of the sums: each sixteenth does, where they are spread over shards. */
async function sharingSums({ store }: Shared, many: number): Promise<Sender[]> {
  const all = Array.from(
    { length: (many - 1) * shards + 1 },
    (_, index): Sender => ({ ...web, identity: `host ${index}` }),
  )
  for (const sender of all) await store.commit(sender, [delta(1000, { counts: [] })])
  return all.filter((_, index) => index % shards === 0)
}

for (const { name, isThere, open } of engines)
  describe.skipIf(!isThere)(name, () => {
    test('a delta counts once, in each view', async () => {
      const shared = await open()
      const once = { applied: 1, repeated: 0, newest: 1 }
      expect(await shared.store.commit(web, [delta(1, { counts: [hit({ n: 3 })] })])).toEqual(once)
      expect(await publicViews(shared)).toMatchObject({
        code_counts: [
          {
            minute: '2026-11-22T08:37:00Z',
            code: '2020',
            source: 'web-1:/var/log/app.log',
            evidence: 'certain',
            n: '3',
          },
        ],
        hourly_counts: [{ hour: '2026-11-22T08:00:00Z', code: '2020', n: '3' }],
        daily_counts: [{ day: '2026-11-22', code: '2020', n: '3' }],
        top_codes: [
          { code: '2020', n: '3', first_seen: '2026-11-22T08:37:00Z', last_seen: '2026-11-22T08:37:59Z' },
        ],
      })
      const again = await shared.store.commit(web, [delta(1, { counts: [hit({ n: 3 })] })])
      expect(again).toEqual({ applied: 0, repeated: 1, newest: 1 })
      expect(await total(shared)).toEqual({ 2020: '3' })
      expect(await contradictions(shared)).toEqual([])
    })

    test('repetitions within a call and across calls, and any order', async () => {
      const shared = await open()
      const deltas = [4, 2, 2, 9].map((seq) => delta(seq, { counts: [hit({ n: 10 ** seq })] }))
      expect(await shared.store.commit(web, deltas)).toEqual({ applied: 3, repeated: 1, newest: 9 })
      const more = [1, 2, 3, 9].map((seq) => delta(seq, { counts: [hit({ n: 10 ** seq })] }))
      expect(await shared.store.commit(web, more)).toEqual({ applied: 2, repeated: 2, newest: 9 })
      expect(await total(shared)).toEqual({ 2020: '1000011110' })
      expect(await shared.query('SELECT first, last FROM ledger ORDER BY first')).toEqual([
        { first: '1', last: '4' },
        { first: '9', last: '9' },
      ])
    })

    test('a delta without counts takes its number', async () => {
      const shared = await open()
      await shared.store.commit(bus, [delta(5, { token: undefined, counts: [] })])
      const late = await shared.store.commit(bus, [delta(5, { token: undefined })])
      expect(late).toEqual({ applied: 0, repeated: 1, newest: 5 })
      expect(await total(shared)).toEqual({})
    })

    test('no deltas change nothing', async () => {
      const shared = await open()
      expect(await shared.store.commit(web, [])).toEqual({ applied: 0, repeated: 0, newest: 0 })
      expect(await shared.store.standing(web.identity)).toBeUndefined()
      await shared.store.commit(web, [delta(1)])
      expect(await shared.store.commit({ ...web, epoch: 'second' }, [])).toMatchObject({ applied: 0 })
      expect(await total(shared)).toEqual({ 2020: '1' })
    })

    test('senders have numbers and sources of their own', async () => {
      const shared = await open()
      for (const sender of [web, api, bus]) await shared.store.commit(sender, [delta(1)])
      expect(await total(shared)).toEqual({ 2020: '3' })
      const { code_counts } = await publicViews(shared)
      expect(code_counts?.map(({ source }) => source)).toEqual([
        '/var/log/app.log',
        'api-1:/var/log/app.log',
        'web-1:/var/log/app.log',
      ])
    })

    test('it says how far a sender has come', async () => {
      const shared = await open()
      await shared.store.commit(web, [delta(7), delta(3)])
      expect(await shared.store.standing(web.identity)).toEqual({
        epoch: 'first',
        newest: 7,
        token: 'token 7',
      })
      await shared.store.commit(web, [delta(5)])
      expect(await shared.store.standing(web.identity)).toMatchObject({ newest: 7 })
      expect(await shared.another().standing(web.identity)).toMatchObject({ newest: 7 })
      await shared.store.commit(bus, [delta(1, { token: undefined })])
      expect(await shared.store.standing(bus.identity)).toEqual({
        epoch: 'monday',
        newest: 1,
        token: undefined,
      })
    })

    describe('epochs', () => {
      const second = { ...web, epoch: 'second' }

      test("a database's next epoch takes back all of the one before, and nothing of others", async () => {
        const shared = await open()
        const early = hit({ code: 10006, minute: minute - 7200 })
        await shared.store.commit(api, [delta(1, { issues: [issue()], counts: [hit({ n: 5 })] })])
        const before = await publicViews(shared)
        await shared.store.commit(web, [
          delta(1, {
            counts: [hit({ n: 2 }), early, hit({ source: pipe.identity, evidence: 'likely' })],
            days: [dayOf()],
            issues: [issue()],
          }),
        ])
        await shared.store.commit(second, [delta(1, { token: 'another', counts: [], sources: [] })])
        expect(await publicViews(shared)).toEqual(before)
        expect(await contradictions(shared)).toEqual([])
        await shared.store.commit(second, [delta(2)])
        expect(await total(shared)).toEqual({ 2020: '6' })
      })

      test('those who share its sums keep the times of theirs', async () => {
        const shared = await open()
        const [first, other] = (await sharingSums(shared, 2)) as [Sender, Sender]
        await shared.store.commit(other, [delta(1, { counts: [hit(), hit({ minute: minute + 60 })] })])
        const before = await publicViews(shared)
        const around = [-7200, 0, 7200].map((seconds) => hit({ minute: minute + seconds }))
        await shared.store.commit(first, [delta(1, { counts: around })])
        await shared.store.commit({ ...first, epoch: 'second' }, [delta(1, { token: 'another', counts: [] })])
        expect(await publicViews(shared)).toEqual(before)
        expect(await contradictions(shared)).toEqual([])
      })

      test('what comes late of an earlier epoch of a database is refused for ever', async () => {
        const shared = await open()
        await shared.store.commit(web, [delta(1)])
        await shared.store.commit(second, [delta(1, { token: 'another' })])
        for (const late of [[delta(1)], [delta(2)], []]) {
          expect(await shared.store.commit(web, late)).toBe('superseded')
        }
        expect(await total(shared)).toEqual({ 2020: '1' })
        expect(await shared.store.standing(web.identity)).toMatchObject({ epoch: 'second' })
      })

      test('the epochs of a stream all count, also what comes late of one', async () => {
        const shared = await open()
        const tuesday = { ...bus, epoch: 'tuesday' }
        const message = (seq: number) => delta(seq, { token: undefined })
        await shared.store.commit(bus, [message(1)])
        await shared.store.commit(tuesday, [message(1)])
        expect(await shared.store.commit(bus, [message(1), message(2)])).toMatchObject({
          applied: 1,
          repeated: 1,
        })
        expect(await total(shared)).toEqual({ 2020: '3' })
        expect(await shared.store.standing(bus.identity)).toMatchObject({ epoch: 'tuesday', newest: 1 })
      })

      test('another delta under the number of the newest supersedes, and nothing of it is applied', async () => {
        const shared = await open()
        await shared.store.commit(web, [delta(1), delta(2)])
        const other = [delta(2, { token: 'of another life' }), delta(3)]
        expect(await shared.store.commit(web, other)).toBe('superseded')
        expect(await total(shared)).toEqual({ 2020: '2' })
      })

      test('a sender that is behind the newest number is told so', async () => {
        const shared = await open()
        await shared.store.commit(web, [delta(1), delta(2), delta(3)])
        const behind = await shared.store.commit(web, [delta(2, { token: 'of another life' })])
        expect(behind).toEqual({ applied: 0, repeated: 1, newest: 3 })
      })
    })

    describe('a host that is renamed', () => {
      const www = { ...web, name: 'www' }
      const names = async (shared: Shared): Promise<unknown> => {
        const { code_counts, ingest_issues } = await publicViews(shared)
        const numbersOf = (rows: readonly Row[] = []): unknown[] => rows.map(({ source, n }) => [source, n])
        return { counts: numbersOf(code_counts), issues: numbersOf(ingest_issues) }
      }

      test('takes along what it has sent, and nothing of others', async () => {
        const shared = await open()
        const both = [hit(), hit({ source: pipe.identity, n: 2 })]
        await shared.store.commit(web, [delta(1, { counts: both, issues: [issue({ n: 3 })] })])
        await shared.store.commit(api, [delta(1, { counts: [hit()], issues: [issue()] })])
        // What it sends now doesn't name the log.
        const now = delta(2, { sources: [pipe], counts: [hit({ source: pipe.identity })], issues: [issue()] })
        expect(await shared.store.commit(www, [now])).toMatchObject({ applied: 1 })
        expect(await names(shared)).toEqual({
          counts: [
            ['api-1:/var/log/app.log', '1'],
            ['www:/var/log/app.log', '1'],
            ['www:app', '3'],
          ],
          issues: [
            ['api-1:app', '1'],
            ['www:app', '4'],
          ],
        })
        expect(await contradictions(shared)).toEqual([])
      })

      test('one source may be on the way to the name of another', async () => {
        const shared = await open()
        const odd = { ...pipe, name: 'www:app', identity: 'd'.repeat(32) }
        const sent = delta(1, {
          sources: [pipe, odd],
          counts: [hit({ source: pipe.identity }), hit({ source: odd.identity, n: 2 })],
          issues: [issue({ n: 4 }), issue({ source: 'www:app', n: 8 })],
        })
        await shared.store.commit(www, [sent])
        await shared.store.commit({ ...www, name: 'www:www' }, [delta(2, { counts: [] })])
        expect(await names(shared)).toEqual({
          counts: [
            ['www:www:app', '1'],
            ['www:www:www:app', '2'],
          ],
          issues: [
            ['www:www:app', '4'],
            ['www:www:www:app', '8'],
          ],
        })
      })

      test('a path that is too long to be shown stays told from others', async () => {
        const shared = await open()
        const sources = ['a', 'b'].map((end) => ({
          ...log,
          name: 'x'.repeat(2000) + end,
          identity: end.repeat(32),
        }))
        const counts = sources.map(({ identity }) => hit({ source: identity }))
        await shared.store.commit(web, [delta(1, { sources, counts })])
        await shared.store.commit({ ...www, name: '名'.repeat(100) }, [delta(2, { counts: [] })])
        const { code_counts } = await publicViews(shared)
        const shown = code_counts?.map(({ source }) => String(source)) ?? []
        expect(new Set(shown).size).toBe(2)
        for (const source of shown) expect(source).toMatch(/^名{100}:x+…[0-9a-f]{8}…x+[ab]$/)
      })

      test('a repetition under the old name changes nothing', async () => {
        const shared = await open()
        await shared.store.commit(www, [delta(1)])
        await shared.store.commit(web, [delta(1)])
        expect(await names(shared)).toMatchObject({ counts: [['www:/var/log/app.log', '1']] })
      })

      test('a stream that is renamed leaves its subjects as they are', async () => {
        const shared = await open()
        const subject = { ...log, name: 'LOGS:app' }
        const message = (seq: number) => delta(seq, { token: undefined, sources: [subject] })
        await shared.store.commit(bus, [message(1)])
        await shared.store.commit({ ...bus, name: 'OTHER' }, [message(2)])
        expect(await names(shared)).toMatchObject({ counts: [['LOGS:app', '2']] })
      })
    })

    describe('names of messages', () => {
      const message = (seq: number, messageId: string, changes = {}) =>
        delta(seq, { token: undefined, messageId, ...changes })

      test('of several messages with one name one counts, in a call and across calls and epochs', async () => {
        const shared = await open()
        const first = await shared.store.commit(bus, [message(1, 'a'), message(2, 'a'), message(3, 'b')])
        expect(first).toMatchObject({ applied: 2, repeated: 1 })
        expect(await shared.store.commit(bus, [message(4, 'a'), message(5, 'c')])).toMatchObject({
          applied: 1,
          repeated: 1,
        })
        const tuesday = { ...bus, epoch: 'tuesday' }
        expect(await shared.store.commit(tuesday, [message(1, 'c')])).toMatchObject({ applied: 0 })
        expect(await total(shared)).toEqual({ 2020: '3' })
      })

      test('they are remembered for seven days, for messages that held something', async () => {
        const shared = await open()
        await shared.store.commit(bus, [
          message(1, 'old'),
          message(2, 'young'),
          message(3, 'none', { counts: [] }),
        ])
        await shared.change(`UPDATE message_ids SET at = at - 604801 WHERE id = 'old'`)
        await shared.change(`UPDATE message_ids SET at = at - 604700 WHERE id = 'young'`)
        expect(await shared.query('SELECT id FROM message_ids ORDER BY id')).toEqual([
          { id: 'old' },
          { id: 'young' },
        ])
        const late = [message(4, 'old'), message(5, 'young'), message(6, 'none')]
        expect(await shared.store.commit(bus, late)).toMatchObject({ applied: 2, repeated: 1 })
      })

      test('two streams may use one name', async () => {
        const shared = await open()
        await shared.store.commit(bus, [message(1, 'a')])
        const other = { ...bus, identity: 'nats:OTHER', name: 'OTHER' }
        expect(await shared.store.commit(other, [message(1, 'a')])).toMatchObject({ applied: 1 })
      })
    })

    test('days without minutes count by the day and for good', async () => {
      const shared = await open()
      await shared.store.commit(web, [delta(1, { days: [dayOf({ n: 4 })], counts: [hit({ n: 2 })] })])
      await shared.store.commit(web, [delta(2, { days: [dayOf({ n: 5, last: dayOf().start + 50 })] })])
      const views = await publicViews(shared)
      expect(views).toMatchObject({
        hourly_counts: [{ n: '2' }],
        daily_counts: [
          { day: '2026-11-21', n: '9' },
          { day: '2026-11-22', n: '2' },
        ],
        top_codes: [{ n: '11', first_seen: '2026-11-21T00:00:05Z', last_seen: '2026-11-22T08:37:59Z' }],
      })
      expect(await contradictions(shared)).toEqual([])
    })

    test('issues add up, by the one who met them', async () => {
      const shared = await open()
      await shared.store.commit(web, [
        delta(1, { issues: [issue(), issue({ at: minute + 90 })] }),
        delta(2, { issues: [issue({ detail: 'other' })] }),
      ])
      await shared.store.commit(bus, [delta(1, { token: undefined, issues: [issue()] })])
      const { ingest_issues } = await publicViews(shared)
      expect(ingest_issues).toEqual([
        { kind: 'long line', source: 'app', at: '2026-11-22T08:37:00Z', detail: 'cut', n: '1' },
        { kind: 'long line', source: 'web-1:app', at: '2026-11-22T08:37:00Z', detail: 'other', n: '1' },
        { kind: 'long line', source: 'web-1:app', at: '2026-11-22T08:38:30Z', detail: 'cut', n: '2' },
      ])
    })

    test('numbers are exact beyond what JavaScript holds', async () => {
      const shared = await open()
      const most = Number.MAX_SAFE_INTEGER
      await shared.store.commit(web, [
        delta(most, { counts: [hit({ n: most }), hit({ n: 2, minute: minute + 60 })] }),
        delta(most - 1, { counts: [hit({ n: most })], days: [dayOf({ n: most }), dayOf({ n: most })] }),
      ])
      expect(await total(shared)).toEqual({ 2020: String(4n * BigInt(most) + 2n) })
      expect(await contradictions(shared)).toEqual([])
      const again = await shared.store.commit(web, [delta(most)])
      expect(again).toEqual({ applied: 0, repeated: 1, newest: most })
      await shared.store.commit({ ...web, epoch: 'second' }, [delta(1, { counts: [] })])
      expect(await total(shared)).toEqual({})
    })

    test.each([0, -1, 1.5, 2 ** 53, Number.NaN])('%d is no number of a delta', async (seq) => {
      const shared = await open()
      await expect(shared.store.commit(web, [delta(seq)])).rejects.toThrow(RangeError)
      expect(await shared.store.standing(web.identity)).toBeUndefined()
    })

    test('times of all years, and codes of all sizes', async () => {
      const shared = await open()
      const rows = [-62_167_219_200, -60, 0, 253_402_300_740].flatMap((time) =>
        [-1, 0, 2 ** 31, Number.MAX_SAFE_INTEGER].map((code) => hit({ minute: time, code })),
      )
      await shared.store.commit(web, [delta(1, { counts: rows })])
      expect(await contradictions(shared)).toEqual([])
      const { code_counts } = await publicViews(shared)
      expect(new Set(code_counts?.map(({ minute: at }) => at))).toEqual(
        new Set([
          '0000-01-01T00:00:00Z',
          '1969-12-31T23:59:00Z',
          '1970-01-01T00:00:00Z',
          '9999-12-31T23:59:00Z',
        ]),
      )
    })

    describe('names with any characters', () => {
      const names = [
        ['quotes', `a'b"c\\d{e},f`, `a'b"c\\d{e},f`],
        ['a line break and an emoji', 'a\nb🙂', 'a\nb🙂'],
        ['NUL, which PostgreSQL cannot hold', 'a\0b', 'a␀b'],
        ['half a character', 'a\ud83d', 'a\ufffd'],
        ['nothing', '', ''],
        ['the word NULL', 'NULL', 'NULL'],
      ] as const

      test.each(names)('%s', async (_, name, shown) => {
        const shared = await open()
        const source = { ...log, name }
        const odd = { ...bus, identity: `nats:${name}`, name }
        const sent = delta(1, {
          token: undefined,
          messageId: name,
          sources: [source],
          counts: [hit()],
          issues: [issue({ source: name, detail: name })],
        })
        expect(await shared.store.commit(odd, [sent])).toMatchObject({ applied: 1 })
        expect(await shared.store.commit(odd, [{ ...sent, seq: 2 }])).toMatchObject({ applied: 0 })
        expect(await shared.store.standing(odd.identity)).toMatchObject({ newest: 2 })
        const views = await publicViews(shared)
        expect(views).toMatchObject({
          code_counts: [{ source: shown }],
          ingest_issues: [{ source: shown, detail: shown }],
        })
      })

      test('what differs in them alone stays two', async () => {
        const shared = await open()
        const message = (seq: number, name: string) =>
          delta(seq, {
            token: undefined,
            messageId: name,
            sources: [{ ...log, name, identity: seq.toString(16).repeat(32) }],
            counts: [hit({ source: seq.toString(16).repeat(32) })],
            issues: [issue({ source: name })],
          })
        const sent = [message(1, 'a\0b'), message(2, 'a␀b'), message(3, 'a\ud83d'), message(4, 'a\ud83e')]
        expect(await shared.store.commit(bus, sent)).toMatchObject({ applied: 4 })
        expect(await total(shared)).toEqual({ 2020: '4' })
        expect(await shared.query('SELECT sum(n) AS n FROM ingest_issues')).toEqual([{ n: '4' }])
      })

      test('the longest path that a system has', async () => {
        const shared = await open()
        const long = Array.from({ length: 1400 }, (_, index) =>
          String.fromCodePoint(0x4e00 + index * 7),
        ).join('')
        const sources = [long, `${long}!`].map((name, index) => ({
          ...log,
          name,
          identity: String(index).repeat(32),
        }))
        const sent = delta(1, {
          sources,
          counts: sources.map(({ identity }) => hit({ source: identity })),
          issues: [issue({ source: long, detail: long, kind: long })],
          messageId: long,
        })
        expect(await shared.store.commit({ ...web, name: long }, [sent])).toMatchObject({ applied: 1 })
        const { code_counts } = await publicViews(shared)
        expect(code_counts).toHaveLength(2)
        expect(new Set(code_counts?.map(({ source }) => source)).size).toBe(2)
      })
    })

    test('nothing of a commit that fails inside is there', async () => {
      const shared = await open()
      await shared.store.commit(web, [delta(1)])
      const before = [await publicViews(shared), await shared.query('SELECT * FROM ledger')]
      const broken = delta(3, { issues: [issue()], counts: [hit({ source: 'f'.repeat(32) })] })
      await expect(shared.store.commit(web, [delta(2), broken])).rejects.toThrow()
      const fresh = { ...web, epoch: 'second' }
      await expect(shared.store.commit(fresh, [delta(1, { token: 'another' }), broken])).rejects.toThrow()
      expect([await publicViews(shared), await shared.query('SELECT * FROM ledger')]).toEqual(before)
      expect(await shared.store.commit(web, [delta(2)])).toMatchObject({ applied: 1 })
    })

    test('two who commit for one sender at once count each delta once', async () => {
      const shared = await open()
      const stores = [shared.store, shared.another(), shared.another()]
      const rounds = Array.from({ length: 20 }, (_, index) => [delta(index * 2 + 1), delta(index * 2 + 2)])
      const outcomes = await Promise.all(
        stores.map(async (store) => {
          let applied = 0
          for (const deltas of rounds) {
            const outcome = await store.commit(bus, deltas)
            applied += outcome === 'superseded' ? 0 : outcome.applied
          }
          return applied
        }),
      )
      expect(outcomes.reduce((a, b) => a + b)).toBe(40)
      expect(await total(shared)).toEqual({ 2020: '40' })
      expect(await contradictions(shared)).toEqual([])
    })

    test('two who begin the same sender and its next epoch at once', async () => {
      const shared = await open()
      const other = shared.another()
      const both = await Promise.all([shared.store, other].map((store) => store.commit(web, [delta(1)])))
      expect(both.map((outcome) => outcome !== 'superseded' && outcome.applied).sort()).toEqual([0, 1])
      const next = { ...web, epoch: 'second' }
      const sent = [delta(1, { token: 'another' })]
      await Promise.all([shared.store, other].map((store) => store.commit(next, sent)))
      expect(await total(shared)).toEqual({ 2020: '1' })
    })

    test('many senders of the same codes at once', async () => {
      const shared = await open()
      const senders = await sharingSums(shared, 4)
      const stores = [shared.store, shared.another(), shared.another(), shared.another()]
      const rows = (seed: number) =>
        Array.from({ length: 30 }, (_, index) =>
          hit({ code: 2000 + ((index * 7 + seed) % 30), minute: minute + 60 * ((index * 11 + seed) % 30) }),
        )
      await Promise.all(
        stores.map(async (store, index) => {
          const sender = senders[index] as Sender
          for (let seq = 1; seq <= 10; seq += 1) {
            await store.commit(sender, [delta(seq, { counts: rows(index + seq) })])
            // Each third begins anew: what is taken back is shared with those who go on.
            if (seq === 5 && index % 3 === 0) {
              await store.commit({ ...sender, epoch: 'second' }, [delta(1, { token: 'another', counts: [] })])
              break
            }
          }
        }),
      )
      const totals = Object.values(await total(shared)).reduce((sum, n) => sum + Number(n), 0)
      expect(totals).toBe(2 * 10 * 30)
      expect(await contradictions(shared)).toEqual([])
    })
  })
