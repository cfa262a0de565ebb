import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { checkFile, pruneFile } from './on-files.ts'
import {
  batchOf,
  count,
  firstAdvance,
  minute,
  openScratch,
  options,
  rejectionOf,
  rows,
  scratchFile,
} from './sample.ts'

const today = Math.floor(minute / 86_400) * 86_400

function filled(file: string): void {
  const store = openStore(file, options)
  const counts = Array.from({ length: 500 }, (_, index) => count({ minute: minute - index * 600 }))
  store.advance(batchOf(...counts), firstAdvance(store, Buffer.alloc(200_000, 'a')))
  store.commit(batchOf(...counts, count({ code: 4711, source: 'pipe' })))
  store.close()
}

describe('check', () => {
  it.each([
    ['as it was counted', () => {}],
    ['after pruning', (file: string) => pruneFile(file, today)],
    ['while others count', (file: string) => openScratch(file).commit(batchOf(count()))],
  ])('finds nothing in a file %s', async (_, change) => {
    const file = scratchFile()
    filled(file)
    await change(file)
    expect(await checkFile(file)).toEqual([])
  })

  it.each<[string, string, string[]]>([
    [
      'a minute',
      'UPDATE minute_counts SET n = n + 1 WHERE code = 4711',
      ['hour_counts', 'source_day_counts'],
    ],
    ['an hour', 'DELETE FROM hour_counts WHERE code = 4711', ['hour_counts']],
    ['a day', 'UPDATE day_counts SET n = n - 1 WHERE code = 4711', ['day_counts']],
    [
      'a day of a source',
      'UPDATE source_day_counts SET n = n - 1 WHERE code = 4711',
      ['source_day_counts', 'day_counts', 'code_totals'],
    ],
    ['a time', 'UPDATE code_totals SET last_seen = last_seen + 1 WHERE code = 4711', ['code_totals']],
    [
      'a time of a source',
      'UPDATE source_day_counts SET last_seen = day + 86400 WHERE code = 4711',
      ['source_day_counts', 'code_totals'],
    ],
    [
      'a source',
      "DELETE FROM sources WHERE kind = 'file'",
      ['minute_counts', 'source_day_counts', 'positions'],
    ],
    ['a position', 'DELETE FROM positions', ['positions']],
    ['marks', "UPDATE positions SET marks = x'00'", ['positions']],
    [
      'minutes of a pruned day',
      `INSERT INTO meta VALUES ('pruned_before', '2026-11-23'); UPDATE minute_counts SET n = n + 1`,
      ['hour_counts', 'source_day_counts'],
    ],
  ])('finds damage to %s', async (_, damage, where) => {
    const file = scratchFile()
    filled(file)
    const store = openScratch(file)
    store.connection.pragma('foreign_keys = OFF')
    store.connection.exec(damage)
    expect([...new Set((await checkFile(file)).map((finding) => finding.where))].sort()).toEqual(
      [...where].sort(),
    )
  })

  it('finds damaged pages, and leaves the file as it is', async () => {
    const file = scratchFile()
    filled(file)
    const store = openStore(file, options)
    const [[page]] = rows(store, "SELECT rootpage FROM sqlite_schema WHERE name = 'minute_counts'") as [
      [number],
    ]
    store.close()
    const { size } = statSync(file)
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, Buffer.alloc(200, 0x55), 0, 200, (page - 1) * 4096)
    closeSync(descriptor)
    const found = await checkFile(file)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ where }) => where))).toEqual(new Set(['pages']))
    expect(statSync(file).size).toBe(size)
  })

  it('throws where there is nothing to look into', async () => {
    expect(await rejectionOf(() => checkFile(scratchFile()))).toBeInstanceOf(UserError)
  })
})
