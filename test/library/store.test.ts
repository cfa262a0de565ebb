/** Counting into the SQLite file and asking it, as another program does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, readStore } from '../../src/library/store.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'authing-annotate-store-'))
  path = join(folder, 'counts.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const seen = (code: number, time: string, source = 'web-1') =>
  ({ code, evidence: 'certain', source, time: new Date(time) }) as const

test('what is added is there after the commit, and not before', async () => {
  const store = openStore(path)
  store.add(seen(2333, '2026-11-22T10:00:30Z'))
  const counts = await readStore(path)
  expect(await counts.top()).toEqual([])
  store.commit()
  expect(await counts.top()).toMatchObject([
    { code: 2333, n: 1, severity: 'warning', firstSeen: new Date('2026-11-22T10:00:30Z') },
  ])
  store.add(seen(2333, '2026-11-22T11:00:00Z'))
  store.close()
  expect(await counts.top()).toMatchObject([{ n: 2, lastSeen: new Date('2026-11-22T11:00:00Z') }])
  await counts.close()
})

test('two programs add to one file', async () => {
  const stores = [openStore(path), openStore(path)]
  for (const store of stores) store.add(seen(2333, '2026-11-22T10:00:00Z'))
  for (const store of stores) store.close()
  const counts = await readStore(path)
  expect(await counts.query('SELECT code, n FROM code_counts')).toEqual([{ code: 2333, n: 2 }])
  await counts.close()
})

test('ranges are whole minutes, their end not included', async () => {
  const store = openStore(path)
  for (const minute of ['09:59', '10:00', '10:01', '11:30']) store.add(seen(2333, `2026-11-22T${minute}:20Z`))
  store.add(seen(10001, '2026-11-22T10:00:00Z'))
  store.close()
  const counts = await readStore(path)
  const range = { since: new Date('2026-11-22T10:00:59Z'), until: new Date('2026-11-22T11:30:30Z') }
  expect((await counts.top(range)).map(({ code, n }) => [code, n])).toEqual([
    [2333, 2],
    [10001, 1],
  ])
  expect(await counts.trend({ by: 'hour', codes: [2333], ...range })).toEqual([
    { code: 2333, start: new Date('2026-11-22T10:00:00Z'), n: 2 },
  ])
  expect(await counts.top({ limit: 1, lang: 'en' })).toMatchObject([
    { code: 2333, description: 'The account does not exist or the password is wrong.' },
  ])
  await counts.close()
})

test('what cannot be a file of ours is refused and left alone', async () => {
  writeFileSync(path, 'precious')
  expect(() => openStore(path)).toThrow(/is not/)
  await expect(readStore(path)).rejects.toThrow(/is not/)
  await expect(readStore(join(folder, 'none.db'))).rejects.toThrow(/there are no counts/)
})

test('a time that is none is refused', () => {
  const store = openStore(path)
  expect(() => store.add(seen(2333, 'yesterday'))).toThrow(RangeError)
  store.close()
})
