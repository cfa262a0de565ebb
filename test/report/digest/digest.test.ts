/** What a person reads on different mornings. */
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/catalogue/language.ts'
import type { Digest } from '../../../src/report/digest/digest.ts'
import { markdownLines } from '../../../src/report/digest/markdown.ts'
import type { DigestOptions } from '../../../src/report/digest/measure.ts'
import { textLines } from '../../../src/report/digest/text.ts'
import { parseZone, type Zone } from '../../../src/time/zone.ts'
import type { ScratchStore } from '../../store/sample.ts'
import { day, digest, hits, morning, storeOf, usually } from './mornings.ts'

const command = 'authing-annotate top --db counts.db'
const plainText = { color: false, width: 80, command }

async function read(
  store: ScratchStore,
  language: Language = 'en',
  changes: Partial<DigestOptions> = {},
): Promise<string[]> {
  return textLines(await digest(store, { language, ...changes }), plainText)
}

const kindsOf = ({ findings }: Digest): (string | number)[][] =>
  findings.map((finding) => [finding.kind, finding.kind === 'silent' ? finding.source : finding.code])

const quietMonth = [...usually(2333, 100), ...usually(1636, 50)]

describe('a good day', () => {
  const good = () => storeOf([...quietMonth, ...hits(2333, 1, 97), ...hits(1636, 1, 53)])

  test('is one line', async () => {
    expect(await read(good())).toEqual([
      'Authing codes, 2026-11-24 (UTC)',
      'Nothing to act on: 150 hits, ±0% (median of the 7 days before: 150)',
    ])
    expect(await read(good(), 'zh')).toEqual([
      'Authing 返回码 2026-11-24（UTC）',
      '没有需要处理的事：150 次，±0%（前 7 天的中位数：150）',
    ])
  })

  test('a Sunday that is as quiet as the last is one, too', async () => {
    const week = [100, 100, 100, 100, 100, 20, 18]
    const counts = week.flatMap((n, index) => hits(2333, index + 2, n))
    expect((await digest(storeOf([...counts, ...usually(1636, 1), ...hits(2333, 1, 15)]))).findings).toEqual(
      [],
    )
  })
})

describe('a spike', () => {
  const spike = () =>
    storeOf([...quietMonth, ...usually(10001, 12), ...hits(2333, 1, 100), ...hits(10001, 1, 300)])

  test('is told with what is usual and what to do first', async () => {
    expect(await read(spike())).toEqual([
      'Authing codes, 2026-11-24 (UTC)',
      '400 hits, +147% (median of the 7 days before: 162)',
      'spiking  10001  warning  300  was 12, 25×  Network request error',
      '  Authing advises: Check the network.',
    ])
    expect((await read(spike(), 'zh')).slice(2)).toEqual([
      '激增  10001  警告  300  平时 12，25×  网络请求错误',
      '  官方建议：检查网络。',
    ])
  })

  test('of a flow code is told, too', async () => {
    const store = storeOf([...quietMonth, ...hits(2333, 1, 100), ...hits(1636, 1, 400)])
    expect(kindsOf(await digest(store))).toEqual([['spiking', 1636]])
  })

  test('from 1 to 3 is none', async () => {
    const store = storeOf([...quietMonth, ...usually(2224, 1), ...hits(2333, 1, 100), ...hits(2224, 1, 3)])
    expect(kindsOf(await digest(store))).toEqual([])
  })
})

describe('new codes after a release', () => {
  const release = () =>
    storeOf([
      ...quietMonth,
      ...hits(2333, 1, 100),
      ...hits(10001, 1, 2, { minute: morning - 60 * 60 }),
      ...hits(2224, 1, 64),
      ...hits(4711, 1, 9),
    ])

  test('errors and unknown codes come before warnings, the time of the first with each', async () => {
    expect(await read(release())).toEqual([
      'Authing codes, 2026-11-24 (UTC)',
      '175 hits, +17% (median of the 7 days before: 150)',
      'new   2224  error    64  from 12:00  The user pool does not exist',
      '  Advice: Check the user pool id.',
      'new   4711  unknown   9  from 12:00  Not in the catalogue',
      "  Advice: Go by the server's message; --catalogue adds what the code means.",
      'new  10001  warning   2  from 23:00  Network request error',
      '  Authing advises: Check the network.',
    ])
  })

  test('times are those of the zone', async () => {
    const lines = await read(release(), 'zh', { zone: parseZone('Asia/Shanghai') as Zone })
    expect(lines[0]).toBe('Authing 返回码 2026-11-24（Asia/Shanghai）')
    expect(lines[2]).toBe('新增  2224  错误  64  始于 20:00  用户池不存在')
  })

  test('a flow code that is new is no news', async () => {
    const store = storeOf([...usually(2333, 100), ...hits(2333, 1, 100), ...hits(1636, 1, 2)])
    expect(kindsOf(await digest(store))).toEqual([])
  })

  test('a code of long ago that comes back is not new', async () => {
    const store = storeOf([...quietMonth, ...hits(2224, 300, 1), ...hits(2333, 1, 100), ...hits(2224, 1, 2)])
    expect(kindsOf(await digest(store))).toEqual([])
  })
})

describe('a source that fell silent', () => {
  const silent = () =>
    storeOf([...quietMonth, ...usually(10001, 30, { source: 'web-3.log' }), ...hits(2333, 1, 100)])

  test('is told, and so are the codes that are gone with it', async () => {
    expect((await read(silent())).slice(1)).toEqual([
      '100 hits, −44% (median of the 7 days before: 180)',
      'silent                  0  was 30  web-3.log',
      '  No more codes from this source: see whether its log is still being collected.',
      'gone    10001  warning  0  was 30  Network request error',
      '  Authing advises: Check the network.',
    ])
  })

  test('flow codes may stop without a word', async () => {
    expect(kindsOf(await digest(silent()))).not.toContainEqual(['gone', 1636])
  })

  test('a file of one day only, as rotation names them, is none', async () => {
    const dated = hits(2333, 2, 100, { source: 'app.log-20261123' })
    expect(kindsOf(await digest(storeOf([...usually(2333, 50), ...dated, ...hits(2333, 1, 60)])))).toEqual([])
  })

  test('windows of more than a day leave sources alone, and say so', async () => {
    const window = { since: morning - 2 * day, until: morning }
    expect((await digest(silent(), { window })).sourcesLookedAt).toBe(false)
  })
})

describe('a young database', () => {
  test('on its first day says so, and shows what there is', async () => {
    const first = () => storeOf([...hits(2333, 1, 18), ...hits(1636, 1, 90), ...hits(2224, 1, 1)])
    expect(await read(first())).toEqual([
      'Authing codes, 2026-11-24 (UTC)',
      '109 hits; nothing to compare with yet, counts begin 2026-11-24 12:00',
      'seen  2224  error     1    The user pool does not exist',
      '  Advice: Check the user pool id.',
      'seen  2333  warning  18    The account does not exist',
      '  Advice: A few are typos.',
      'seen  1636  flow     90    A second factor is required',
      '  Advice: Open the MFA page.',
    ])
    expect((await read(first(), 'zh'))[1]).toBe('109 次；计数从 2026-11-24 12:00 开始，暂无可比')
  })

  test('a line of 2015 makes it no older', async () => {
    const stray = hits(2333, 4000, 1)
    const { findings, baseline } = await digest(storeOf([...stray, ...hits(2224, 1, 9)]))
    expect({ findings, baseline }).toEqual({ findings: [], baseline: undefined })
  })

  test('on its third day knows one whole day, and calls new only what is more than a hit or two', async () => {
    const counts = [3, 2, 1].flatMap((ago) => hits(2333, ago, 20))
    const store = storeOf([...counts, ...hits(2224, 1, 2), ...hits(10001, 1, 3)])
    expect(kindsOf(await digest(store))).toEqual([['new', 10001]])
    expect((await read(store))[1]).toBe('25 hits, +25% (the day before: 20)')
  })

  test('does not say that all is well before a spike could show', async () => {
    const counts = [3, 2, 1].flatMap((ago) => hits(2333, ago, 20))
    expect((await read(storeOf(counts)))[1]).toBe('20 hits, ±0% (the day before: 20)')
  })
})

describe('a window without hits', () => {
  test.each([
    ['an empty database', [], 'Nothing has been counted into this database yet', '这个数据库里还没有计数'],
    [
      'after the last count',
      usually(2333, 100),
      'No hits; the last one counted is of 2026-11-23 12:00: has ingest run since?',
      '没有返回码；最后一次计数的是 2026-11-23 12:00：之后运行过 ingest 吗？',
    ],
    [
      'before the first',
      hits(2333, -1, 5),
      'No hits: counts begin 2026-11-26 12:00',
      '没有返回码：计数从 2026-11-26 12:00 开始',
    ],
    [
      'between others',
      [...usually(2333, 100), ...hits(2333, 0, 5)],
      'No hits (median of the 7 days before: 100): is the log still being collected?',
      '没有返回码（前 7 天的中位数：100）：日志还在采集吗？',
    ],
    [
      'where there are seldom any',
      [...hits(2333, 20, 1), ...hits(2333, 0, 1)],
      'Nothing to act on: no hits (median of the 7 days before: 0)',
      '没有需要处理的事：没有返回码（前 7 天的中位数：0）',
    ],
  ])('%s', async (_, counts, en, zh) => {
    const store = storeOf(counts)
    expect((await read(store)).slice(1)).toEqual([en])
    expect((await read(store, 'zh')).slice(1)).toEqual([zh])
  })
})

test('a total far below every day before raises the question whether all was ingested', async () => {
  const store = storeOf([...usually(2333, 300), ...hits(2333, 1, 40)])
  expect((await read(store))[1]).toBe(
    '40 hits, −87% (median of the 7 days before: 300): was all of it ingested? The last hit is of 12:00',
  )
})

test('a day that still goes on is compared with the same hours', async () => {
  const early = (ago: number): number => morning - ago * day + 3600
  const counts = Array.from({ length: 20 }, (_, ago) => hits(2333, ago, 10, { minute: early(ago) }))
  const store = storeOf([...counts.flat(), ...usually(2333, 500)])
  const window = { since: morning, until: morning + 7 * 3600 }
  expect(await read(store, 'en', { window })).toEqual([
    'Authing codes, 2026-11-25 00:00–07:00 (UTC)',
    'Nothing to act on: 10 hits, ±0% (median of the same hours of the 7 days before: 10)',
  ])
})

test('weeks are compared with weeks, as many as there are', async () => {
  const store = storeOf([...usually(2333, 10), ...hits(2333, 1, 10)])
  const window = { since: morning - 7 * day, until: morning }
  expect((await read(store, 'en', { window }))[1]).toBe('70 hits, ±0% (the 7 days before: 70)')
})

describe('notes', () => {
  test('unknown codes that come every day, and what was odd in ingesting, the gravest first', async () => {
    const issue = { source: 'a.log', detail: 'x', n: 1 }
    const store = storeOf(
      [...usually(4711, 3), ...hits(4711, 1, 3), ...usually(2333, 9), ...hits(2333, 1, 9)],
      [
        { ...issue, kind: 'clock-skew', at: morning - 60 },
        { ...issue, kind: 'unreadable', source: '/var/log/\u001b[31mb.log', at: morning + 1800 },
        { ...issue, kind: 'damaged', at: morning - day - 1 },
        { ...issue, kind: 'incomplete', at: morning + day },
      ],
    )
    expect((await read(store)).slice(2)).toEqual([
      'unknown codes: 4711 (3); --catalogue adds what they mean',
      'ingest: not readable: /var/log/^[[31mb.log; 1 more in ingest_issues',
    ])
    expect((await read(store, 'zh')).slice(2)).toEqual([
      '未知返回码：4711 (3)；可用 --catalogue 补充含义',
      '采集：无法读取：/var/log/^[[31mb.log；另有 1 处，见 ingest_issues',
    ])
  })
})

describe('200 codes', () => {
  const many = () => {
    const codes = Array.from({ length: 200 }, (_, index) => 3000 + index)
    return storeOf(codes.flatMap((code) => [...usually(code, 20), ...hits(code, 1, 100 + code)]))
  }

  test('are ten lines, numbers whole, and the command for the rest', async () => {
    const lines = textLines(await digest(many()), plainText)
    expect(lines).toHaveLength(10)
    expect(lines[2]).toMatch(/^spiking {2}3199 {2}unknown {2}3,299 {2}was 20, 165× {2}Go by .*…$/)
    expect(lines[2]).toHaveLength(80)
    expect(lines[9]).toBe(`and 193 more: ${command}`)
  })

  test('in a pipe nothing is cut', async () => {
    const lines = textLines(await digest(many()), { ...plainText, width: undefined })
    expect(lines[2]).toContain(
      "Not in the catalogue · Advice: Go by the server's message; --catalogue adds what the code means.",
    )
  })

  test('Chinese lines fit the terminal, too', async () => {
    const lines = textLines(await digest(many(), { language: 'zh' }), { ...plainText, width: 60 })
    // 激增, 未知, 平时 and what follows take two columns a character.
    expect(lines[2]).toBe('激增  3199  未知  3,299  平时 20，165×  以服务端返回的 mess…')
  })
})

test('colour changes nothing but the colour', async () => {
  const store = storeOf([...quietMonth, ...hits(2224, 1, 64)])
  const colored = textLines(await digest(store), { ...plainText, color: true })
  expect(colored[2]).toContain('\u001b[1m\u001b[31m2224')
  expect(colored.map((line) => line.replace(/\u001b\[\d+m/g, ''))).toEqual(await read(store))
})

test('weaker evidence can be left out', async () => {
  const inferred = { evidence: 'inferred' } as const
  const store = storeOf([...quietMonth, ...hits(2333, 1, 100), ...hits(2224, 1, 64, inferred)])
  const likely = await digest(store, { minEvidence: 'likely' })
  expect([likely.total, likely.findings]).toEqual([100, []])
  expect((await digest(store)).total).toBe(164)
})

test('where days were pruned, whole UTC days are compared and others are not', async () => {
  const store = storeOf([...usually(2333, 100), ...hits(2333, 1, 100)])
  store.connection.exec(`
    INSERT INTO meta VALUES ('pruned_before', '2026-11-21');
    DELETE FROM minute_counts WHERE minute < ${morning - 4 * day};
    DELETE FROM hour_counts WHERE hour < ${morning - 4 * day}`)
  const comparedIn = async (name: string): Promise<boolean[]> =>
    (await digest(store, { zone: parseZone(name) as Zone })).earlier.map(({ compared }) => compared)
  expect(await comparedIn('UTC')).toEqual([true, true, true, true, true, true, true])
  expect(await comparedIn('+08:00')).toEqual([true, true, false, false, false, false, false])
})

describe('Markdown', () => {
  test('has a heading, a sentence and a list', async () => {
    const store = storeOf([...quietMonth, ...hits(2333, 1, 100), ...hits(2224, 1, 64)])
    expect(markdownLines(await digest(store), command)).toEqual([
      '## Authing codes, 2026-11-24 (UTC)',
      '',
      '164 hits, +9% (median of the 7 days before: 150)',
      '',
      '- new **2224** error 64 from 12:00 · The user pool does not exist · *Advice:* Check the user pool id.',
    ])
  })

  test('names of sources can be no markup', async () => {
    const source = '<img src=x onerror=alert(1)> [a](javascript:b) `c` *d*\n# e'
    const store = storeOf([...quietMonth, ...usually(2333, 30, { source }), ...hits(2333, 1, 100)])
    const lines = markdownLines(await digest(store), command)
    const item = lines.find((line) => line.includes('img'))
    expect(item).toContain('\\<img src=x onerror=alert(1)\\> \\[a\\](javascript:b) `c` \\*d\\* \\# e')
  })

  test('the command for the rest can be copied', async () => {
    const codes = Array.from({ length: 30 }, (_, index) => 3000 + index)
    const store = storeOf(codes.flatMap((code) => [...usually(code, 20), ...hits(code, 1, 100)]))
    expect(markdownLines(await digest(store), 'top --db "`a`"').at(-1)).toBe(
      'and 23 more: `` top --db "`a`" ``',
    )
  })
})
