/** What one message adds, whoever reads it. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { observe } from '../../src/annotate/count-lines.ts'
import { readLines } from '../../src/annotate/read-lines.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { Delta } from '../../src/count/delta.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { defaultMaxLine } from '../../src/input/framer.ts'
import { deltaOf, type Message, type MessageOptions } from '../../src/nats/message.ts'
import { offsetZone, utc, type Zone } from '../../src/time/zone.ts'

const detector = createDetector(catalogue)
const told: string[] = []

const options: MessageOptions = {
  isKnown: (code) => detector.codes.has(code),
  name: undefined,
  zoneOf: () => utc,
  encoding: undefined,
  read: async (source, observer) => {
    const reader = readLines({ detector, minEvidence: 'inferred', maxLine: defaultMaxLine })
    for await (const chunk of source.chunks) for (const scan of reader.push(chunk)) observe(scan, observer)
    observe(reader.end(), observer)
    reader.close()
  },
  onUnreadable: (_name, { detail }) => told.push(detail),
}

const came = '2026-11-22T08:30:15Z'
const message = (data: Buffer | string, facts: Partial<Message> = {}): Message => ({
  subject: 'logs.web-1.login',
  seq: 7,
  stamp: `${Date.parse(came) / 1000}123456789`,
  id: undefined,
  data: Buffer.from(data as string),
  contentEncoding: undefined,
  ...facts,
})
const of = (
  data: Buffer | string,
  facts: Partial<Message> = {},
  more: Partial<MessageOptions> = {},
): Promise<Delta> => deltaOf(message(data, facts), 'nats:LOGS', { ...options, ...more })

const rows = ({ counts }: Delta): unknown =>
  counts.map(({ code, minute, n }) => [code, new Date(minute * 1000).toISOString().slice(0, 16), n])

describe('a message', () => {
  test('is its line, in the minute that the line says', async () => {
    const delta = await of('2026-11-22T08:00:00Z code=10001', { id: 'a-1' })
    expect(rows(delta)).toEqual([[10001, '2026-11-22T08:00', 1]])
    expect(delta).toMatchObject({
      seq: 7,
      token: '1795336215123456789',
      messageId: 'a-1',
      days: [],
      issues: [],
    })
  })

  test('may be a block of lines, of which some have no time', async () => {
    const lines = '2026-11-22T08:00:00Z code=10001\nno time, code=10002\n2026-11-22T08:05:00Z code=10001\n'
    expect(rows(await of(lines))).toEqual([
      [10001, '2026-11-22T08:00', 1],
      [10002, '2026-11-22T08:00', 1],
      [10001, '2026-11-22T08:05', 1],
    ])
  })

  test('that has no time anywhere happened when the server got it', async () => {
    const delta = await of('code=10001')
    expect(rows(delta)).toEqual([[10001, '2026-11-22T08:30', 1]])
    expect(delta.issues).toMatchObject([{ kind: 'undated', source: 'logs.web-1.login', n: 1 }])
  })

  test('lends a line without a year that of the day on which the server got it', async () => {
    expect(rows(await of('Nov 22 08:29:59 web app[1]: code=10001'))).toEqual([[10001, '2026-11-22T08:29', 1]])
    expect(
      rows(
        await of('Nov 22 08:29:59 web app[1]: code=10001', {
          stamp: `${Date.parse('2025-12-01T00:00:00Z') / 1000}000000000`,
        }),
      ),
    ).toEqual([[10001, '2025-11-22T08:29', 1]])
  })

  test('has the zone of its subject', async () => {
    const zoneOf = (source: string): Zone =>
      source.startsWith('logs.') ? (offsetZone('+08:00') as Zone) : utc
    expect(rows(await of('2026-11-22 16:00:00 code=10001', {}, { zoneOf }))).toEqual([
      [10001, '2026-11-22T08:00', 1],
    ])
  })

  test('is counted under its subject, or the name that was given', async () => {
    const [own, , named] = [await of('code=10001'), 0, await of('code=10001', {}, { name: 'all' })]
    expect(own.sources).toEqual([
      { name: 'logs.web-1.login', kind: 'pipe', identity: expect.stringMatching(/^[\da-f]{32}$/) },
    ])
    expect(own.counts[0]?.source).toBe(own.sources[0]?.identity)
    expect(named.sources[0]?.name).toBe('all')
    expect(named.sources[0]?.identity).not.toBe(own.sources[0]?.identity)
  })

  test('without a code is still a delta, so that the ledger has no hole', async () => {
    expect(await of('all is well')).toEqual({
      seq: 7,
      token: '1795336215123456789',
      messageId: undefined,
      sources: [],
      counts: [],
      days: [],
      issues: [],
    })
  })

  test('may be compressed, whatever its headers say', async () => {
    const data = gzipSync('2026-11-22T08:00:00Z code=10001\n2026-11-22T08:00:00Z code=10001\n')
    for (const contentEncoding of [undefined, 'gzip', ' GZIP']) {
      expect(rows(await of(data, { contentEncoding }))).toEqual([[10001, '2026-11-22T08:00', 2]])
    }
  })

  test('may be in UTF-16', async () => {
    const text = '2026-11-22T08:00:00Z 登录失败 code=10001\r\n'
    expect(rows(await of(Buffer.from(text, 'utf16le')))).toEqual([[10001, '2026-11-22T08:00', 1]])
  })

  const packed = gzipSync('2026-11-22T08:00:00Z code=10001\n'.repeat(100))
  const broken = Buffer.from(packed)
  broken[broken.length - 6] = (broken[broken.length - 6] as number) ^ 1
  test.each([
    ['cut', packed.subarray(0, -9), undefined, 'incomplete'],
    ['damaged', broken, undefined, 'damaged'],
    ['plain where gzip is said', Buffer.from('code=10001'), 'gzip', 'damaged'],
    ['packed in another way', Buffer.from('code=10001'), 'zstd', 'unreadable'],
    ['larger than a memory', gzipSync(Buffer.alloc(65 * 1024 * 1024)), undefined, 'unreadable'],
  ])('that is %s adds an issue and nothing else', async (_what, data, contentEncoding, kind) => {
    const { counts, issues } = await of(data, { contentEncoding })
    expect(counts).toEqual([])
    expect(issues).toMatchObject([{ kind, source: 'logs.web-1.login', n: 1, at: Date.parse(came) / 1000 }])
    expect(told.at(-1)).toBe(issues[0]?.detail)
  })

  test('of Fluent Bit is as many lines as it has records', async () => {
    const at = (iso: string): number => Date.parse(iso) / 1000
    const old = [
      [at('2026-11-22T08:00:00Z') + 0.25, { tag: 'logs.web', log: 'code=10001' }],
      [at('2026-11-22T08:00:01Z'), { tag: 'logs.web', log: 'code=10001' }],
      [at('2026-11-22T08:00:02Z'), { tag: 'logs.web', log: '2026-11-22T08:09:00Z code=10002' }],
    ]
    const expected = [
      [10001, '2026-11-22T08:00', 2],
      [10002, expect.any(String), 1],
    ]
    expect(rows(await of(JSON.stringify(old)))).toEqual(expected)
    const withMetadata = old.map(([time, record]) => [[time, {}], record])
    expect(rows(await of(JSON.stringify(withMetadata)))).toEqual(expected)
  })

  test('that only looks like it is read as it is', async () => {
    for (const text of ['[[1, {"code":10001}', '[[1, 2]] code=10001', '[["a", {}]] code=10001']) {
      expect(rows(await of(text))).toEqual([[10001, '2026-11-22T08:30', 1]])
    }
  })
})
