/** Lines with codes as objects: from files, from streams, with their times. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type HitsOptions, hits, type LineWithHits, type LogSource } from '../../src/library/hits.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-hits-'))
afterAll(() => rmSync(folder, { recursive: true }))

const logs = new URL('../../fixtures/logs/', import.meta.url)
const log = new URL('android-threadtime.log', logs)

async function read(source: LogSource, options: HitsOptions = {}): Promise<LineWithHits[]> {
  const found: LineWithHits[] = []
  for await (const line of hits(source, options)) found.push(line)
  return found
}

describe('a log', () => {
  const bytes = readFileSync(log)
  const gzip = join(folder, 'a.log.gz')
  writeFileSync(gzip, gzipSync(bytes))

  test.each<readonly [string, () => LogSource]>([
    ['as a path', () => log.pathname],
    ['as a URL', () => pathToFileURL(log.pathname)],
    ['packed', () => gzip],
    ['as a stream', () => Readable.from([bytes.subarray(0, 700), bytes.subarray(700)])],
    ['as text in pieces', () => [bytes.toString().slice(0, 1000), bytes.toString().slice(1000)]],
    ['as bytes of its own kind', () => [new Uint8Array(bytes)]],
  ])('%s gives the same', async (_, source) => {
    const found = await read(source())
    expect(found.map(({ hits }) => hits.map(({ code }) => code))).toEqual(
      [2020, 10001, 2333, 10005, 2001, 10013, 10023, 1636, 1577, 2333, 2020, 1320099, 10001].map((code) => [
        code,
      ]),
    )
    for (const { offset, line } of found) {
      expect(bytes.subarray(offset, offset + Buffer.byteLength(line)).toString()).toBe(line)
    }
  })

  test('gives as many codes as were counted by hand', async () => {
    const expected = JSON.parse(readFileSync(new URL('expected.json', logs), 'utf8')) as Record<
      string,
      Record<string, Record<string, number>>
    >
    for (const [name, counts] of Object.entries(expected)) {
      const tally: Record<string, Record<string, number>> = {}
      for (const { code, evidence } of (await read(new URL(name, logs))).flatMap((line) => line.hits)) {
        const sums = tally[code] ?? {}
        tally[code] = { ...sums, [evidence]: (sums[evidence] ?? 0) + 1 }
      }
      expect(tally, name).toEqual(counts)
    }
  })
})

test('a line without a time has that of the line before it', async () => {
  const lines = ['code=2001\n', '2026-11-22T10:00:00Z start\n', 'quiet\n', 'code=2333\n', '10:00 code=2020\n']
  const found = await read(lines)
  expect(found.map(({ time }) => time?.toISOString())).toEqual([
    undefined,
    '2026-11-22T10:00:00.000Z',
    '2026-11-22T10:00:00.000Z',
  ])
})

test('times without a zone are in the zone that is named, UTC unless one is', async () => {
  const lines = ['2026-11-22 10:00:00 code=2333\n']
  const times = async (zone?: string) => (await read(lines, zone === undefined ? {} : { zone }))[0]?.time
  expect(await times()).toEqual(new Date('2026-11-22T10:00:00Z'))
  expect(await times('Asia/Shanghai')).toEqual(new Date('2026-11-22T02:00:00Z'))
  await expect(times('CST')).rejects.toThrow('CST is no time zone')
})

test('a missing year is the one that fits now', async () => {
  const [line] = await read(['06-03 13:50:05.461  7432  7490 E Guardian: code=2333\n'], {
    now: new Date('2024-06-04T00:00:00Z'),
  })
  expect(line?.time).toEqual(new Date('2024-06-03T13:50:05.461Z'))
})

test('weaker evidence is left out', async () => {
  expect(await read(['pay code=2333\n'], { minEvidence: 'certain' })).toEqual([])
})

test('a file that is not there, a signal', async () => {
  await expect(read(join(folder, 'nowhere.log'))).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(read(log, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  await expect(read(['code=2333\n'], { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

test('who reads no further leaves nothing open', async () => {
  let closed = false
  async function* endless() {
    try {
      for (;;) yield 'code=2333\n'
    } finally {
      closed = true
    }
  }
  for await (const { line } of hits(endless())) {
    expect(line).toBe('code=2333')
    break
  }
  expect(closed).toBe(true)
})
