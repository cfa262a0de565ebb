/** The transport's stream by itself: what it does to records, and how it ends. */

import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type Duplex, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { annotateStream } from '../../src/index.ts'
import transport, { type TransportOptions } from '../../src/pino.ts'
import { query, scratchPath } from '../scratch.ts'

async function passed(log: string | readonly string[], options: TransportOptions = {}): Promise<string> {
  const pieces = typeof log === 'string' ? [log] : log
  return text(Readable.from(pieces.map((piece) => Buffer.from(piece))).pipe(await transport(options)))
}

const logs = new URL('../../fixtures/logs/', import.meta.url)
const names = readdirSync(logs).filter((name) => !name.endsWith('expected.json'))

describe.each(names)('%s', (name) => {
  test('comes out as with --format splice, but for lines under what is no JSON, however it is cut', async () => {
    const log = readFileSync(new URL(name, logs), 'utf8')
    const spliced = await text(Readable.from([Buffer.from(log)]).pipe(annotateStream()))
    const expected = spliced.replace(/^↳ authing .*\n/gm, '')
    expect(await passed(log)).toBe(expected)
    expect(await passed(log.match(/.{1,7}/gsu) ?? [])).toBe(expected)
    // What is annotated already stays as it is.
    expect(await passed(expected)).toBe(expected)
  })
})

const untouched: readonly (readonly [what: string, record: string])[] = [
  ['no JSON', 'login failed code=2333'],
  ['cut off', '{"level":50,"err":{"code":2333}'],
  ['null', 'null'],
  ['a number', '2333'],
  ['an array', '[{"code":2333}]'],
  ['an empty line', ''],
  ['an empty object', '{}'],
  ['control characters', '\0\x01\x1b[31m{"code":2333}\x7f'],
  ['an escaped binary', JSON.stringify({ data: '\0'.repeat(1000), code: 'ß€\ud83d\ude00' })],
  ['an annotation', '↳ authing 2333 warning'],
  ['nested deeply', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['very long', `{"pad":"${'x'.repeat(3_000_000)}","err":{"code":2333}}`],
]

test.each(untouched)('%s passes as it came', async (_, record) => {
  const next = '{"level":50,"err":{"code":2005}}'
  const lines = (await passed(`${record}\n${next}\n`)).split('\n')
  expect(lines[0]).toBe(record)
  expect(JSON.parse(lines[1] ?? '').authing_annotations).toMatchObject([{ code: 2005 }])
})

test('codes of broken records count, those that are not sure enough do not', async () => {
  const log = '{"level":50,"time":1795600000000,"err":{"code":2333}\nE QQ: Auth Failed, onCancel\n'
  const db = scratchPath()
  expect(await passed(log, { db, minEvidence: 'likely' })).toBe(log)
  expect(query(db, 'SELECT minute, code, source, n FROM code_counts')).toEqual([
    ['2026-11-25T09:46:00Z', 2333, 'pino', 1],
  ])
})

test("codes of one's own", async () => {
  const catalogue = new URL('extra.json', import.meta.url).pathname
  const [line = ''] = (await passed('{"err":{"code":7001}}\n', { catalogue, lang: 'en' })).split('\n')
  expect(JSON.parse(line).authing_annotations).toMatchObject([{ code: 7001, description: 'Our own' }])
})

test('with annotate: false records stay as they are', async () => {
  const log = '{"err":{"code":2333}}\n'
  expect(await passed(log, { annotate: false, db: scratchPath() })).toBe(log)
})

test('a reader that is slow holds the writer back, and gets everything in order', async () => {
  const stream = await transport()
  let given = 0
  const source = Readable.from(
    (function* () {
      for (; given < 10_000; given++) yield Buffer.from(`{"i":${given},"pad":"${'x'.repeat(1000)}"}\n`)
    })(),
  )
  let largestLead = 0
  let taken = 0
  let order = true
  let rest = ''
  const reader = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) order = JSON.parse(line).i === taken++ && order
      largestLead = Math.max(largestLead, given - taken)
      setImmediate(done)
    },
  })
  await pipeline(source, stream, reader)
  expect(order).toBe(true)
  expect(taken).toBe(10_000)
  expect(largestLead).toBeLessThan(1000)
})

test('it closes when its file is written, which is appended to', async () => {
  const destination = scratchPath('app.log')
  const write = async (record: string): Promise<void> => {
    const stream = await transport({ destination })
    stream.end(record)
    await once(stream, 'close')
  }
  await write('{"i":1}\n')
  await write('{"i":2}')
  expect(readFileSync(destination, 'utf8')).toBe('{"i":1}\n{"i":2}\n')
})

test('a destination that fails is an error of the stream, and what was counted is kept', async () => {
  const db = scratchPath()
  const stream = await transport({ destination: '/dev/full', db })
  stream.write('{"err":{"code":2333}}\n')
  const [error] = (await once(stream, 'error')) as [NodeJS.ErrnoException]
  expect(error.code).toBe('ENOSPC')
  await closed(stream)
  expect(query(db, 'SELECT code, n FROM top_codes')).toEqual([[2333, 1]])
})

test('a next stage that fails ends it, and what was counted is kept', async () => {
  const db = scratchPath()
  const stream = await transport({ db })
  const failing = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no more')) })
  const log = Readable.from(['{"err":{"code":2333}}\n'])
  await expect(pipeline(log, stream, failing)).rejects.toThrow('no more')
  await closed(stream)
  expect(query(db, 'SELECT code, n FROM top_codes')).toEqual([[2333, 1]])
})

async function closed(stream: Duplex): Promise<void> {
  if (!stream.closed) await once(stream, 'close')
}
