/** The large store for reports: as many rows as asked for, over the year before, and sound. */
import { expect, test } from 'vitest'
import { makeStore } from '../../bench/speed/store.ts'
import { query, scratchPath } from '../scratch.ts'
import { checkFile } from '../store/on-files.ts'

test('holds a year of many codes from many sources', async () => {
  const file = scratchPath()
  makeStore(file, 5200, new Date('2026-11-25T12:34:56Z'))
  expect(query(file, 'SELECT count(*), count(DISTINCT source) FROM code_counts')).toEqual([[5200, 50]])
  const [[first, last]] = query(file, 'SELECT min(minute), max(minute) FROM code_counts') as [
    [string, string],
  ]
  expect(first.slice(0, 10)).toBe('2025-11-26')
  expect(last.slice(0, 10)).toBe('2026-11-25')
  expect(last < '2026-11-25T12:34').toBe(true)
  expect(query(file, 'SELECT count(DISTINCT code) > 150 FROM code_counts')).toEqual([[1]])
  expect(await checkFile(file)).toEqual([])
})
