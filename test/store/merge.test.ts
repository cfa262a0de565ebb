import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockSize } from '../../src/input/fingerprint.ts'
import { publish } from '../../src/store/publish.ts'
import { connectToRead } from '../../src/store/sqlite-reader.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { checkFile, mergeFiles, pruneFile } from './on-files.ts'
import {
  batchOf,
  count,
  fingerprintOf,
  firstAdvance,
  minute,
  openScratch,
  options,
  rejectionOf,
  rows,
  scratchFile,
  sharedFirstLine,
} from './sample.ts'

/**
 * A content: every 1,000 bytes of it are a line with one hit, in a minute of its own. What was counted of it can be
 * read off the minutes.
 */
const lineLength = 1000

function bytesOf(tape: number, lines: number): Buffer {
  return Buffer.concat(
    Array.from({ length: lines }, (_, index) => Buffer.alloc(lineLength, `${tape}:${index} `)),
  )
}

/** Reads the content on to so many lines, as the store that counts it does. */
function read(store: Store, tape: number, lines: number): void {
  const known = store
    .alike(sharedFirstLine)
    .find(({ position }) =>
      fingerprintOf(bytesOf(tape, position.length / lineLength)).digest.equals(position.digest),
    )
  const from = (known?.position.length ?? 0) / lineLength
  if (from >= lines) return
  const hits = Array.from({ length: lines - from }, (_, index) =>
    count({ code: 2020 + tape, minute: minute + (from + index) * 60 * 7 }),
  )
  const step = firstAdvance(store, bytesOf(tape, lines), { name: `tape ${tape}` })
  const result = store.advance(
    batchOf(...hits),
    known === undefined ? step : { ...step, source: known.source, from: known.position },
  )
  expect(result).not.toBe('conflict')
}

function filled(...contents: [tape: number, lines: number][]): string {
  const file = scratchFile()
  const store = openStore(file, options)
  for (const [tape, lines] of contents) read(store, tape, lines)
  store.close()
  return file
}

async function merged(...inputs: string[]): Promise<string> {
  const out = scratchFile()
  await mergeFiles(inputs, out, options)
  return out
}

/** Everything that people read, and how far every content is counted. */
function contents(file: string): unknown[] {
  const connection = connectToRead(file)
  try {
    return [
      'SELECT minute, code, source, evidence, n FROM code_counts ORDER BY 1, 2, 3, 4',
      'SELECT * FROM hourly_counts',
      'SELECT * FROM daily_counts',
      'SELECT * FROM top_codes',
      'SELECT * FROM ingest_issues ORDER BY 1, 2, 3',
      'SELECT length, hex(digest) FROM positions ORDER BY 1, 2',
      "SELECT value FROM meta WHERE key = 'pruned_before'",
    ].map((sql) => rows({ connection }, sql))
  } finally {
    connection.close()
  }
}

/** Lines that were counted of each tape. */
function counted(file: string): unknown[] {
  const connection = connectToRead(file)
  try {
    return rows({ connection }, 'SELECT code - 2020, n FROM code_totals ORDER BY code')
  } finally {
    connection.close()
  }
}

describe('merge', () => {
  it.each<[string, [number, number][][], [number, number][]]>([
    [
      'different contents',
      [[[0, 5]], [[1, 7]]],
      [
        [0, 5],
        [1, 7],
      ],
    ],
    ['the same short content', [[[0, 5]], [[0, 5]]], [[0, 5]]],
    ['the same long content, of which one has more', [[[0, 80]], [[0, 200]]], [[0, 200]]],
    [
      'contents of less than a block that were counted apart, which cannot be told',
      [[[0, 5]], [[0, 9]]],
      [[0, 14]],
    ],
    [
      'a short content and a long one that begins with it, which cannot be told',
      [[[0, 5]], [[0, 90]]],
      [[0, 95]],
    ],
    [
      'several databases',
      [
        [
          [0, 80],
          [1, 5],
        ],
        [
          [0, 90],
          [2, 3],
        ],
        [
          [2, 3],
          [1, 5],
          [0, 70],
        ],
      ],
      [
        [0, 90],
        [1, 5],
        [2, 3],
      ],
    ],
  ])('of %s', async (_, inputs, expected) => {
    const out = await merged(...inputs.map((input) => filled(...input)))
    expect(counted(out)).toEqual(expected)
    expect(await checkFile(out)).toEqual([])
  })

  it('tells by a full last block', async () => {
    const content = (last: string): Buffer =>
      Buffer.concat([Buffer.alloc(blockSize, 'a'), Buffer.alloc(10, last)])
    const of = (bytes: Buffer, code: number): string => {
      const file = scratchFile()
      const store = openScratch(file)
      store.advance(batchOf(count({ code })), firstAdvance(store, bytes))
      return file
    }
    const full = Buffer.alloc(blockSize, 'a')
    const other = Buffer.alloc(blockSize, 'b')
    expect(counted(await merged(of(full, 2020), of(content('x'), 2021)))).toEqual([[1, 1]])
    expect(counted(await merged(of(other, 2020), of(content('x'), 2021)))).toEqual([
      [0, 1],
      [1, 1],
    ])
  })

  it('knows a short content again in a later state of its database, and in merges of it', async () => {
    const file = filled([0, 5])
    const yesterday = await merged(file, filled([1, 3]))
    const store = openScratch(file)
    read(store, 0, 9)
    const today = await merged(yesterday, file)
    expect(counted(today)).toEqual([
      [0, 9],
      [1, 3],
    ])
    read(store, 0, 90)
    expect(counted(await merged(file, today, yesterday))).toEqual([
      [0, 90],
      [1, 3],
    ])
  })

  it('goes on with a content under its own name where the new database is counted into', async () => {
    const original = filled([0, 5])
    const copy = await merged(original)
    read(openScratch(original), 0, 20)
    const store = openScratch(copy)
    read(store, 0, 7)
    expect(counted(await merged(original, copy))).toEqual([[0, 27]])
    read(store, 0, 90)
    read(openScratch(original), 0, 100)
    expect(counted(await merged(copy, original))).toEqual([[0, 100]])
    expect(counted(await merged(await merged(filled([0, 5])), copy))).toEqual([[0, 90]])
  })

  it('adds pipes of one name, and of one pipe takes the later state', async () => {
    const [a, b] = [scratchFile(), scratchFile()]
    const phone = count({ source: 'phone' })
    const store = openScratch(a)
    store.commit(batchOf(phone))
    openScratch(b).commit(batchOf({ ...phone, n: 10 }))
    const early = await merged(a, b)
    expect(counted(early)).toEqual([[0, 11]])
    store.commit(batchOf({ ...phone, n: 100 }))
    expect(counted(await merged(early, a))).toEqual([[0, 111]])
    // The merge's own phone is a third one.
    openScratch(early).commit(batchOf({ ...phone, n: 1000 }))
    expect(counted(await merged(b, early, a))).toEqual([[0, 1111]])
  })

  it('adds issues of different databases, and of one takes the later state', async () => {
    const issue = { kind: 'truncated', source: 'app.log', detail: '', at: minute, n: 1 }
    const [a, b] = [scratchFile(), scratchFile()]
    const store = openScratch(a)
    store.commit({ counts: [], issues: [issue] })
    openScratch(b).commit({ counts: [], issues: [{ ...issue, n: 10 }] })
    const early = await merged(a, b)
    store.commit({ counts: [], issues: [{ ...issue, n: 100 }] })
    expect(rows(openScratch(await merged(early, a)), 'SELECT n FROM ingest_issues')).toEqual([[111]])
  })

  it('keeps two contents that one database counted apart although they are equal', async () => {
    const file = scratchFile()
    const store = openScratch(file)
    for (const n of [1, 2]) store.advance(batchOf(count({ n })), firstAdvance(store, 'banner\n'))
    expect(contents(await merged(file, file))).toEqual(contents(file))
    expect(contents(await merged(file, await merged(file)))).toEqual(contents(file))
  })

  it('takes the minutes of a database that was not pruned, and notes the day', async () => {
    const file = filled([0, 300])
    const whole = await merged(file)
    await pruneFile(file, Math.floor(minute / 86_400) * 86_400 + 86_400)
    const both = await merged(file, whole)
    expect(await checkFile(both)).toEqual([])
    expect(counted(both)).toEqual([[0, 300]])
    expect(rows(openScratch(both), 'SELECT sum(n) FROM minute_counts')).toEqual([[300]])
    expect(rows(openScratch(both), "SELECT value FROM meta WHERE key = 'pruned_before'")).toEqual([
      ['2026-11-23'],
    ])
  })

  it('of published snapshots is that of their databases', async () => {
    const file = filled([0, 5])
    const snapshot = scratchFile()
    publish(file, snapshot)
    expect(contents(await merged(snapshot, file))).toEqual(contents(file))
  })
})

/** Random databases, which read the same tapes to lengths around the ends of blocks, some of them in several states. */
describe('merging', () => {
  const lines = fc.oneof(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 60, max: 70 }),
    fc.integer({ min: 125, max: 140 }),
  )
  const step = fc.record({ store: fc.nat(2), tape: fc.nat(2), lines, keep: fc.boolean() })

  /** Three states, made by reading on, by keeping merges of what is there, and by counting into those. */
  async function states(
    steps: readonly { store: number; tape: number; lines: number; keep: boolean }[],
  ): Promise<[string, string, string]> {
    const files = [scratchFile(), scratchFile(), scratchFile()]
    const kept: string[] = []
    for (const { store, tape, lines: length, keep } of steps) {
      const file = files[store] as string
      const opened = openStore(file, options)
      read(opened, tape, length)
      opened.commit(batchOf(count({ source: 'pipe' })))
      opened.close()
      if (keep) kept.push(await merged(file, ...kept.slice(-1)))
    }
    const all = [...kept, ...files.filter((file) => existsSync(file))]
    return [0, 1, 2].map((index) => all[index % all.length]) as [string, string, string]
  }

  it('in any order and in steps gives the same, and a database twice adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const [a, b, c] = await states(steps)
        const ab = contents(await merged(a, b))
        expect(contents(await merged(b, a))).toEqual(ab)
        expect(contents(await merged(a, a))).toEqual(contents(a))
        expect(contents(await merged(a, b, a, await merged(a, b)))).toEqual(ab)
        const all = contents(await merged(a, b, c))
        expect(contents(await merged(await merged(a, b), c))).toEqual(all)
        expect(contents(await merged(a, await merged(b, c)))).toEqual(all)
        expect(contents(await merged(await merged(a, c), await merged(b, c)))).toEqual(all)
        expect(await checkFile(await merged(c, b, a))).toEqual([])
      }),
      { numRuns: 6 },
    )
  }, 120_000)
})

describe('where a merge goes', () => {
  it('may be an empty database of ours, not one with counts', async () => {
    const [file, empty, full] = [filled([0, 5]), scratchFile(), filled([1, 3])]
    openStore(empty, options).close()
    await mergeFiles([file], empty, options)
    expect(counted(empty)).toEqual([[0, 5]])
    const error = await rejectionOf(() => mergeFiles([file], full, options))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ message: expect.stringContaining('there are counts in') })
    expect(counted(full)).toEqual([[1, 3]])
  })

  it('is not created where an input cannot be read', async () => {
    const out = scratchFile()
    expect(await rejectionOf(() => mergeFiles([filled([0, 5]), scratchFile()], out, options))).toBeInstanceOf(
      UserError,
    )
    expect(existsSync(out)).toBe(false)
  })
})
