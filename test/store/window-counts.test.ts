import { describe, expect, it, vi } from 'vitest'
import {
  countsIn,
  factsOf,
  hasDaysIn,
  issuesIn,
  sourcesIn,
  type Window,
} from '../../src/store/window-counts.ts'
import {
  batchOf,
  count,
  firstAdvance,
  minute,
  openScratch,
  type ScratchStore,
  scratchFile,
} from './sample.ts'

const day = 86_400
const midnight = Math.floor(minute / day) * day
const today: Window = { since: midnight, until: midnight + day }

function filled(): ScratchStore {
  const store = openScratch(scratchFile())
  store.commit(
    batchOf(
      count({ n: 2 }),
      count({ n: 5, evidence: 'inferred', source: 'other.log' }),
      count({ n: 3, code: 10006, minute: midnight }),
      count({ n: 9, code: 10006, minute: midnight + day }),
      count({ n: 7, code: 4711, minute: midnight - 60 }),
    ),
  )
  return store
}

describe('countsIn', () => {
  it.each([
    [
      'a day',
      today,
      [
        [2020, 7],
        [10006, 3],
      ],
    ],
    [
      'from minute to minute',
      { since: midnight + 60, until: midnight + day + 60 },
      [
        [2020, 7],
        [10006, 9],
      ],
    ],
    [
      'several days',
      { since: midnight - 3 * day, until: midnight + 2 * day },
      [
        [2020, 7],
        [4711, 7],
        [10006, 12],
      ],
    ],
    ['nothing', { since: midnight + 2 * day, until: midnight + 3 * day }, []],
  ])('%s', async (_, window, expected) => {
    expect([...(await countsIn(filled(), window, 'inferred'))].toSorted(([a], [b]) => a - b)).toEqual(
      expected,
    )
  })

  it('leaves out what is less sure', async () => {
    expect((await countsIn(filled(), today, 'likely')).get(2020)).toBe(2)
  })
})

describe('sourcesIn', () => {
  it('adds up codes, and contents that have one name', async () => {
    const store = filled()
    expect(store.advance(batchOf(count({ n: 4 })), firstAdvance(store, 'x'))).not.toBe('conflict')
    expect(Object.fromEntries(await sourcesIn(store, today, 'inferred'))).toEqual({
      'app.log': 9,
      'other.log': 5,
    })
    expect(Object.fromEntries(await sourcesIn(store, today, 'certain'))).toEqual({ 'app.log': 9 })
  })
})

describe('factsOf', () => {
  it('gives the preferred meaning, and when the code was seen', async () => {
    const facts = await factsOf(filled(), 'en', 'inferred')
    expect(facts.get(10006)).toEqual({
      code: 10006,
      severity: 'error',
      description: 'description of 10006',
      advice: 'project advice on 10006',
      adviceBy: 'authing',
      firstSeen: midnight,
      lastSeen: midnight + day + 59,
    })
    expect(facts.get(4711)).toMatchObject({ severity: 'unknown', description: '', advice: '' })
    expect((await factsOf(filled(), 'zh', 'inferred')).get(2020)).toMatchObject({ advice: '建议 2020' })
  })

  it('of surer evidence alone', async () => {
    const store = openScratch(scratchFile())
    store.commit(batchOf(count({ evidence: 'inferred' })))
    expect((await factsOf(store, 'en', 'likely')).size).toBe(0)
  })
})

describe('hasDaysIn', () => {
  it('knows whether days in the window have counts', async () => {
    const store = filled()
    expect(await hasDaysIn(store, { since: midnight - day, until: midnight }, 'certain')).toBe(true)
    expect(await hasDaysIn(store, { since: midnight - 2 * day, until: midnight - day }, 'inferred')).toBe(
      false,
    )
  })
})

describe('issuesIn', () => {
  it('gives the latest time of each, whichever database met it', async () => {
    const store = filled()
    const issue = { kind: 'undated', source: 'a.log', detail: 'x', n: 1 }
    const at = (seconds: number) => ({ counts: [], issues: [{ ...issue, at: seconds }] })
    for (const seconds of [midnight + 5, midnight]) store.commit(at(seconds))
    expect(await issuesIn(store, today)).toEqual([
      { kind: 'undated', source: 'a.log', detail: 'x', at: midnight + 5 },
    ])
    store.connection.exec(
      `INSERT INTO issues VALUES ('undated', 'a.log', 'x', ${midnight + day}, 1, 'other')`,
    )
    expect(await issuesIn(store, today)).toEqual([])
  })
})

const asks: readonly (readonly [name: string, ask: (store: ScratchStore) => Promise<unknown>])[] = [
  ['countsIn', (store) => countsIn(store, { since: midnight - 40 * day - 60, until: minute }, 'likely')],
  ['sourcesIn', (store) => sourcesIn(store, today, 'inferred')],
  ['factsOf', (store) => factsOf(store, 'en', 'inferred')],
  ['hasDaysIn', (store) => hasDaysIn(store, today, 'inferred')],
]

describe('the plan', () => {
  it.each(asks)('of %s searches by keys in what grows with time', async (_, ask) => {
    const store = filled()
    const prepare = vi.spyOn(store.connection, 'prepare')
    await ask(store)
    const statements = prepare.mock.calls.map(([sql]) => sql)
    prepare.mockRestore()
    const plan = statements.flatMap((sql) => {
      const names = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name, 1])
      const explain = store.connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      return names.length === 0 ? explain.all() : explain.all(Object.fromEntries(names))
    })
    const growing = plan.map(({ detail }) => detail).filter((step) => /_counts/.test(step))
    expect(
      growing.filter(
        (step) => !/^SEARCH \w+ USING PRIMARY KEY \(code=\? AND \w+>\? AND \w+<\?\)$/.test(step),
      ),
    ).toEqual([])
    expect(plan.length).toBeGreaterThan(0)
  })
})
