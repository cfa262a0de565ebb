import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyFingerprint, type Fingerprint } from '../../src/input/fingerprint.ts'
import type { Store } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import {
  batchOf,
  count,
  errorOf,
  fingerprintOf,
  firstAdvance,
  lock,
  minute,
  openScratch,
  rows,
  type ScratchStore,
  scratchFile,
  sharedFirstLine,
} from './sample.ts'

/** Everything in the file but the log of the database itself. */
function snapshot(store: Store): unknown[] {
  const tables = rows(store, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").flat()
  return tables.map((table) => rows(store, `SELECT * FROM ${table}`))
}

const issue = { kind: 'truncated', source: 'app.log', at: minute, detail: '', n: 1 }

describe('advance', () => {
  it('counts everything under its source, and hands the position back', () => {
    const store = openScratch(scratchFile())
    const batch = {
      ...batchOf(count({ n: 2 }), count({ source: 'as the reader called it' })),
      issues: [issue],
    }
    const result = store.advance(batch, firstAdvance(store, 'one\n'))
    expect(result).toEqual({ source: 1 })
    expect(store.seenAt(8n, 4711n)?.position).toEqual(fingerprintOf('one\n'))
    expect(rows(store, 'SELECT source, n FROM code_counts')).toEqual([['app.log', 3]])
    expect(rows(store, 'SELECT kind, n FROM ingest_issues')).toEqual([['truncated', 1]])
    const next = { ...firstAdvance(store, 'one\ntwo\n'), source: 1, from: fingerprintOf('one\n') }
    expect(store.advance(batch, next)).toEqual({ source: 1 })
    expect(store.seenAt(8n, 4711n)?.position).toEqual(fingerprintOf('one\ntwo\n'))
    expect(rows(store, 'SELECT source, n FROM code_counts')).toEqual([['app.log', 6]])
  })

  it.each<[string, (store: Store) => Partial<ReturnType<typeof firstAdvance>>]>([
    ['another length', () => ({ source: 1, from: fingerprintOf('on') })],
    ['other bytes of the same length', () => ({ source: 1, from: fingerprintOf('two\n') })],
    ['nothing', () => ({ source: 1, from: emptyFingerprint })],
    ['a source that does not exist', () => ({ source: 99, from: fingerprintOf('one\n') })],
    ['a pipe', () => ({ source: 2, from: emptyFingerprint })],
    ['a generation that is over', (store) => ({ generation: store.generation() - 1 })],
  ])('from %s is a conflict and writes nothing', (_, changes) => {
    const store = openScratch(scratchFile())
    store.advance(batchOf(count()), firstAdvance(store, 'one\n'))
    store.commit(batchOf(count({ source: 'pipe' })))
    const before = snapshot(store)
    const step = { ...firstAdvance(store, 'one\ntwo\n', { finished: true }), ...changes(store) }
    expect(store.advance({ ...batchOf(count()), issues: [issue] }, step)).toBe('conflict')
    expect(snapshot(store)).toEqual(before)
  })

  it('that fails half-way leaves counts and position as they were', () => {
    const store = openScratch(scratchFile())
    store.advance(batchOf(count()), firstAdvance(store, 'one\n'))
    const before = snapshot(store)
    const next = { ...firstAdvance(store, 'one\ntwo\n'), source: 1, from: fingerprintOf('one\n') }
    const impossible = batchOf(count(), count({ n: 0.5 }))
    expect(() => store.advance(impossible, next)).toThrow(/cannot store REAL/)
    expect(snapshot(store)).toEqual(before)
  })

  it('of nothing would be the beginning of every file, and is refused', () => {
    const store = openScratch(scratchFile())
    expect(() => store.advance(batchOf(), firstAdvance(store, ''))).toThrow(/CHECK/)
    expect(store.generation()).toBe(0)
  })

  it('throws a UserError while the lock is held, and where the file is gone', () => {
    const file = scratchFile()
    const store = openScratch(file, { busyTimeoutMs: 0 })
    const unlock = lock(file)
    const error = errorOf(() => store.advance(batchOf(), firstAdvance(store, 'a')))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ message: expect.stringContaining('is locked by another program') })
    unlock()
    rmSync(file)
    expect(errorOf(() => store.advance(batchOf(), firstAdvance(store, 'a')))).toBeInstanceOf(UserError)
  })

  it('explains damage that only the look-up meets', () => {
    const store = openScratch(scratchFile())
    store.connection.unsafeMode().pragma('writable_schema = ON')
    store.connection.exec(`UPDATE sqlite_schema SET rootpage = 90000 WHERE name = 'read_files'`)
    store.connection.pragma('writable_schema = RESET')
    const error = errorOf(() => store.isRead(1n, 2n, 3n, 4n))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ message: expect.stringMatching(/is damaged \(SQLITE_CORRUPT/) })
  })
})

const lineCount = 40
const content = Array.from({ length: lineCount }, (_, index) => `line ${index}\n`)

function positionAfter(lines: number): Fingerprint {
  return fingerprintOf(content.slice(0, lines).join(''))
}

/** Where a reader stands: what its look-up or its last step gave. */
interface Reached {
  readonly source: number | undefined
  readonly lines: number
  readonly generation: number
}

function lookUp(store: Store): Reached {
  const generation = store.generation()
  for (const { source, position } of store.alike(sharedFirstLine)) {
    const lines = content.findIndex((_, index) => positionAfter(index).digest.equals(position.digest))
    return { source, lines: lines === -1 ? lineCount : lines, generation }
  }
  return { source: undefined, lines: 0, generation }
}

/** Counts further lines, one hit a line and each in a minute of its own; undefined for a conflict. */
function goOn(store: Store, { source, lines, generation }: Reached, further: number): Reached | undefined {
  const to = Math.min(lines + further, lineCount)
  const read = Array.from({ length: to - lines }, (_, index) =>
    count({ minute: minute + (lines + index) * 60 }),
  )
  const [from, reached] = [positionAfter(lines), positionAfter(to)]
  const step = { ...firstAdvance(store, ''), source, generation, from, to: reached }
  const result = store.advance(batchOf(...read), step)
  return result === 'conflict' ? undefined : { source: result.source, lines: to, generation }
}

describe('several readers of one content', () => {
  it('count each line once, however their steps fall between each other', () => {
    let conflicts = 0
    const steps = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 15 })), {
      minLength: 10,
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, (turns) => {
        const file = scratchFile()
        const stores = [0, 1, 2].map(() => openScratch(file))
        const standing: (Reached | undefined)[] = stores.map(() => undefined)
        const turn = (reader: number, further: number): void => {
          const store = stores[reader] as Store
          const before = standing[reader]
          standing[reader] = before === undefined ? lookUp(store) : goOn(store, before, further)
          if (before !== undefined && standing[reader] === undefined) conflicts += 1
        }
        for (const [reader, further] of turns) turn(reader, further)
        while (standing[0]?.lines !== lineCount || standing[0].source === undefined) turn(0, lineCount)
        const [store] = stores as [ScratchStore]
        expect(rows(store, 'SELECT count(*), min(n), max(n) FROM minute_counts')).toEqual([[lineCount, 1, 1]])
        expect(rows(store, 'SELECT sum(n) FROM code_totals')).toEqual([[lineCount]])
        expect(rows(store, 'SELECT count(*) FROM sources')).toEqual([[1]])
      }),
      { numRuns: 40 },
    )
    expect(conflicts).toBeGreaterThan(0)
  })
})
