/** `top` and `trend` over what was counted: what they count in, and how they read in every format. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../src/store/sqlite.ts'
import { runProgram } from '../run-program.ts'
import { noTerminal, onTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

const log = [
  '2026-11-21T23:59:59Z code=10001',
  '2026-11-22T00:00:00Z code=10001',
  '2026-11-22T09:10:00Z {"statusCode":403,"apiCode":2333,"message":"x"}',
  '2026-11-22T09:20:00Z {"statusCode":403,"apiCode":2333,"message":"x"}',
  '2026-11-22T10:00:00Z {"statusCode":403,"apiCode":2333,"message":"x"}',
  '2026-11-22T10:00:00Z {"statusCode":403,"apiCode":2999123,"message":"x"}',
  '',
].join('\n')

const many = Array.from({ length: 200 }, (_, index) =>
  `2026-11-22T00:00:00Z {"statusCode":403,"apiCode":${5_000_000 + index},"message":"x"}\n`.repeat(index + 1),
).join('')

/** As a file from elsewhere may have it; the program's own catalogue refuses such texts. */
const hostile = { description: '=1+1|<b>\u001b[2J', advice: 'a\nb' }

beforeAll(async () => {
  await runProgram(['--db', 'counts.db'], { input: log, folder })
  await runProgram(['--db', 'one.db'], { input: '2026-11-22T00:00:00Z code=10001\n', folder })
  await runProgram(['--db', 'many.db'], { input: many, folder })
  await runProgram(['--db', 'foreign.db'], { input: '2026-11-22T00:00:00Z code=2333\n', folder })
  const foreign = connect(join(folder, 'foreign.db'), { create: false, busyTimeoutMs: 0 })
  foreign.prepare('UPDATE codes SET description_en = :description, advice_en = :advice').run(hostile)
  foreign.close()
  for (const [source, line] of [
    ['web-1', '2026-11-21T10:00:00Z code=10001\n2026-11-22T10:00:00Z code=10001\n'],
    ['web-2', '2026-11-21T11:00:00Z code=2020\n2026-11-21T11:30:00Z code=2020\n'],
    ['api', '2026-11-22T12:00:00Z {"statusCode":403,"apiCode":2333,"message":"x"}\n'.repeat(4)],
  ] as const) {
    await runProgram(['--db', 'sources.db', '--source', source], { input: line, folder })
  }
  await runProgram(['--db', 'empty.db'], { input: 'plain\n', folder })
})

async function report(...args: string[]): Promise<string[]> {
  const { stdout, stderr, exit } = await runProgram(args, { folder })
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  return stdout.toString().trimEnd().split('\n')
}

const codesOf = (lines: readonly string[]): (string | undefined)[] =>
  lines.flatMap((line) => /^ *\d+ +(\d+) /.exec(line)?.[1] ?? [])

describe('top', () => {
  const top = (...args: string[]) => report('top', '--db', 'counts.db', '--lang', 'en', ...args)

  test('the most frequent first, unknown ones among them', async () => {
    const lines = await top()
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^Count +Code {2}Severity +Last seen \(UTC\) +Trend +Description$/)
    expect(lines[1]).toMatch(
      /^ +3 +2333 {2}warning +2026-11-22 10:00 {2}··········█▄ {2}The account does not exist/,
    )
    expect(lines[2]).toMatch(/^ +2 +10001 {2}warning +2026-11-22 00:00 {2}██·········· {2}\S/)
    expect(lines[3]).toMatch(/^ +1 +2999123 {2}unknown +2026-11-22 10:00/)
  })

  test('--limit', async () => {
    expect(codesOf(await top('--limit', '1'))).toEqual(['2333'])
    expect(codesOf(await top('--limit', '1000'))).toHaveLength(3)
  })

  test('--min-evidence', async () => {
    expect(codesOf(await top('--min-evidence', 'certain'))).toEqual(['2333', '2999123'])
    expect(codesOf(await top('--min-evidence', 'likely'))).toEqual(['2333', '10001', '2999123'])
  })

  test('--lang', async () => {
    const [title, first] = await report('top', '--db', 'counts.db', '--lang', 'zh')
    expect(title).toContain('返回码')
    expect(first).toContain('用户名或密码错误')
  })

  test.each([
    ['--since 2026-11-22', ['2333', '10001', '2999123']],
    ['--until 2026-11-21', ['10001']],
    ['--since 2026-11-22T09:10 --until 2026-11-22T09:20', ['2333']],
    ['--since 2026-11-22T17:20+08:00 --until 2026-11-22T10:00Z', ['2333']],
    ['--since 2026-11-23', []],
  ])('%s', async (options, codes) => {
    expect(codesOf(await top(...options.split(' ')))).toEqual(codes)
  })

  test('a count in a range has the last minute in it', async () => {
    const [, , first] = await top('--since', '2026-11-22', '--until', '2026-11-22T09:30')
    expect(first).toMatch(/^ +2 +2333 {2}warning +2026-11-22 09:20 /)
  })

  test('times ago and named days, reckoned from now', async () => {
    const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()
    const input = `${ago(3)} code=10001\n${ago(3)} code=2020\n${ago(25 * 60)} code=2020\n`
    await runProgram(['--db', 'recent.db'], { input, folder })
    const recent = async (...args: string[]) => codesOf(await report('top', '--db', 'recent.db', ...args))
    expect(await recent('--since', '1h')).toEqual(['2020', '10001'])
    expect(await recent('--since', '2m')).toEqual([])
    expect(await recent('--since', '2d', '--until', '24h')).toEqual(['2020'])
    expect(await recent('--since', 'yesterday')).toEqual(['2020', '10001'])
    const rows = await records('trend', '2020', '--db', 'recent.db', '--since', '1w', '--until', 'today')
    expect(rows.filter(({ n }) => n !== 0).map(({ end }) => end)).toEqual(
      [...new Set([ago(25 * 60), ago(3)].map((time) => time.slice(0, 10)))].map((day) =>
        new Date(Date.parse(day) + 86_400_000).toISOString().replace('.000', ''),
      ),
    )
  })
})

/** The rows as JSON. */
async function records(...args: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse((await report(...args, '--format', 'json')).join('\n')).rows
}

describe('trend', () => {
  const trend = (...args: string[]) => report('trend', '--db', 'counts.db', '--lang', 'en', ...args)
  const full = '█'.repeat(40)
  const half = '█'.repeat(20)

  test('by day, in UTC whatever the zone of the machine', async () => {
    expect(await trend('10001')).toEqual([
      'day (UTC)   10001',
      `2026-11-21      1  ${full}`,
      `2026-11-22      1  ${full}`,
      'total           2',
    ])
  })

  test('by hour, quiet ones among them', async () => {
    expect(
      await trend('2333', '--by', 'hour', '--since', '2026-11-22T08:00', '--until', '2026-11-22T12:00'),
    ).toEqual([
      '2026-11-22 08:00 – 2026-11-22 12:00 (UTC)',
      'hour (UTC)        2333',
      '2026-11-22 08:00     0',
      `2026-11-22 09:00     2  ${full}`,
      `2026-11-22 10:00     1  ${half}`,
      '2026-11-22 11:00     0',
      'total                3',
    ])
  })

  test('by minute, from the first hit to the last', async () => {
    const lines = await trend('2333', '--by', 'minute')
    expect(lines).toHaveLength(1 + 51 + 1)
    expect(lines[1]).toMatch(/^2026-11-22 09:10 +1 /)
    expect(lines[2]).toMatch(/^2026-11-22 09:11 +0$/)
    expect(lines[51]).toMatch(/^2026-11-22 10:00 +1 /)
  })

  test('by week', async () => {
    expect((await trend('10001', '--by', 'week')).slice(0, 2)).toEqual([
      'week (UTC)      10001',
      `2026-11-16 W47      2  ${full}`,
    ])
  })

  test('several codes beside each other, and all codes together', async () => {
    expect(await trend('2333', '10001', '4711', '2333')).toEqual([
      expect.stringMatching(/^day \(UTC\) +2333 +10001 +4711$/),
      expect.stringMatching(/^2026-11-21 +0 +1 +█+ +0$/),
      expect.stringMatching(/^2026-11-22 +3 +█+ +1 +█+ +0$/),
      expect.stringMatching(/^total +3 +2 +0$/),
    ])
    expect((await trend()).map((line) => line.replace(/ +█+.*$/, ''))).toEqual([
      'day (UTC)   all codes',
      '2026-11-21          1',
      '2026-11-22          5',
      'total               6',
    ])
    const rows = await records('trend', '--db', 'counts.db')
    expect(rows.map(({ code, n }) => [code, n])).toEqual([
      [null, 1],
      [null, 5],
    ])
  })

  test('--min-evidence and --evidence', async () => {
    expect(await trend('10001', '--min-evidence', 'certain')).toEqual([
      'evidence at least certain',
      'Never counted: 10001.',
    ])
    expect(await trend('10001', '--min-evidence', 'certain', '--since', '2026-11-01')).toEqual([
      'since 2026-11-01 00:00 (UTC)',
      'evidence at least certain',
      'Never counted: 10001.',
    ])
    expect(await trend('10001', '--evidence', 'likely')).toHaveLength(5)
    expect(await trend('2333', '--evidence', 'likely', '--evidence', 'certain')).toHaveLength(4)
  })

  test('--since and --until, within an hour, too', async () => {
    const options = ['--by', 'hour', '--since', '2026-11-22T09:15', '--until', '2026-11-22T10:00']
    expect(await records('trend', '--db', 'counts.db', '2333', ...options)).toEqual([
      { start: '2026-11-22T09:15:00Z', end: '2026-11-22T10:00:00Z', code: 2333, n: 1 },
    ])
  })

  test.each([
    ['UTC', ['2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z']],
    ['Asia/Shanghai', ['2026-11-22T07:59:00+08:00']],
    ['-09:30', ['2026-11-21T14:29:00-09:30']],
  ])('days of %s', async (zone, starts) => {
    const rows = await records('trend', '10001', '--db', 'counts.db', '--tz', zone)
    const shown =
      zone === 'UTC' ? rows.map(({ start }) => `${start}`.slice(0, 11)) : rows.map(({ start }) => start)
    expect(shown).toEqual(zone === 'UTC' ? starts.map((start) => start.slice(0, 11)) : starts)
  })

  test('--compare sets each row beside the one before', async () => {
    const options = ['--since', '2026-11-22', '--until', '2026-11-22', '--compare']
    expect(await trend('10001', '2333', ...options)).toEqual([
      '2026-11-22 00:00 – 2026-11-23 00:00 (UTC)',
      'compared with 2026-11-21 00:00 – 2026-11-22 00:00 (UTC)',
      expect.stringMatching(/^day \(UTC\) +10001 +Before +Change +% +2333 +Before +Change +%$/),
      expect.stringMatching(/^2026-11-22 +1 +█+ +1 +0 +0% +3 +█+ +0 +\+3$/),
      expect.stringMatching(/^total +1 +1 +0 +0% +3 +0 +\+3 +new$/),
    ])
  })

  test('too many rows are refused with a way out', async () => {
    const options = ['--by', 'minute', '--since', '2026-01-01', '--until', '2026-01-31']
    const { stderr, exit } = await runProgram(['trend', '10001', '--db', 'counts.db', ...options], { folder })
    expect(stderr).toMatch(
      /--by minute from 2026-01-01 00:00 to 2026-02-01 00:00 UTC would be 44640 rows.*\n {2}give a shorter/,
    )
    expect(exit).toBe(2)
  })
})

describe('where minutes and hours have been deleted', () => {
  const trend = (...args: string[]) => report('trend', '10001', '--db', 'pruned.db', '--lang', 'en', ...args)

  beforeAll(async () => {
    const days = ['01', '02', '03', '04'].map((day) => `2026-11-${day}T12:00:00Z code=10001\n`)
    await runProgram(['--db', 'pruned.db'], { input: days.join(''), folder })
    await runProgram(['db', 'prune', '--before', '2026-11-03', '--db', 'pruned.db'], { folder })
  })

  test('whole UTC days and weeks are as before, and top draws them', async () => {
    expect((await trend()).at(-1)).toMatch(/^total +4$/)
    expect(await trend('--by', 'week')).toHaveLength(4)
    const top = await report(
      'top',
      '--db',
      'pruned.db',
      '--lang',
      'en',
      '--since',
      '2026-11-01',
      '--until',
      '2026-11-02',
    )
    expect(top.at(-1)).toMatch(/^ +2 +10001 .* ██ /)
  })

  test.each([
    [['--by', 'hour'], '2026-11-03 00:00 (UTC)', 'hour (UTC)'],
    [['--tz', 'Asia/Shanghai'], '2026-11-03 08:00 (Asia/Shanghai)', 'day'],
  ])('%j begins where there are hours, and says so', async (options, since, title) => {
    const lines = await trend(...options)
    expect(lines[0]).toBe(`since ${since}`)
    expect(lines[1]).toMatch(new RegExp(`^${title.replace(/[()]/g, '\\$&')} +10001$`))
    expect(lines.at(-1)).toMatch(/^total +2$/)
  })
})

test('a long name of a zone stands above the table, not over a column', async () => {
  const lines = await report('top', '--db', 'one.db', '--lang', 'en', '--tz', 'America/New_York')
  expect(lines[0]).toBe('times of America/New_York')
  expect(lines[1]).toMatch(/ Last seen {2}/)
  expect(lines[2]).toContain(' 2026-11-21 19:00 ')
  expect((await report('top', '--db', 'one.db', '--lang', 'en', '--tz', '+08:00'))[0]).toContain(
    'Last seen (+08:00)',
  )
})

describe('--source', () => {
  const top = (...args: string[]) => report('top', '--db', 'sources.db', '--lang', 'en', ...args)

  test.each([
    [['web-1'], ['10001']],
    [['web-*'], ['2020', '10001']],
    [
      ['web-1', 'api'],
      ['2333', '10001'],
    ],
    [['*'], ['2333', '2020', '10001']],
  ])('%j', async (names, codes) => {
    const lines = await top(...names.flatMap((name) => ['--source', name]))
    expect(lines[0]).toBe(`source ${names.join(', ')}`)
    expect(codesOf(lines)).toEqual(codes)
  })

  test('in a range, and in a trend by minute', async () => {
    expect(codesOf(await top('--source', 'web-*', '--since', '2026-11-22'))).toEqual(['10001'])
    const rows = await records('trend', '2020', '--db', 'sources.db', '--source', 'web-2', '--by', 'minute')
    expect(rows.filter(({ n }) => n !== 0)).toHaveLength(2)
    expect(rows).toHaveLength(31)
  })

  test.each(['wbe-*', ''])(
    'one that there is not, such as %j, is refused with those there are',
    async (name) => {
      const { stderr, exit } = await runProgram(['top', '--db', 'sources.db', '--source', name], { folder })
      expect(stderr).toContain(`--source ${name || "''"} matches none of the sources`)
      expect(stderr).toMatch(/\n {2}there are api, web-1, web-2\n$/)
      expect(exit).toBe(2)
    },
  )
})

describe('--severity', () => {
  test.each([
    ['unknown', ['2999123']],
    ['warning', ['2333', '10001']],
    ['flow', []],
  ])('%s', async (severity, codes) => {
    const lines = await report('top', '--db', 'counts.db', '--lang', 'en', '--severity', severity)
    expect(codesOf(lines)).toEqual(codes)
    if (codes.length === 0) expect(lines.at(-1)).toBe('No code that fits was ever counted.')
  })

  test('of codes that are named leaves those of another out', async () => {
    const rows = await records('trend', '2333', '2999123', '--db', 'counts.db', '--severity', 'unknown')
    expect(new Set(rows.map(({ code }) => code))).toEqual(new Set([2999123]))
  })
})

describe('top --compare', () => {
  const range = ['--since', '2026-11-22', '--until', '2026-11-22']

  test('says new and gone, and which periods', async () => {
    const lines = await report('top', '--db', 'sources.db', '--lang', 'en', ...range, '--compare')
    expect(lines).toEqual([
      '2026-11-22 00:00 – 2026-11-23 00:00 (UTC)',
      'compared with 2026-11-21 00:00 – 2026-11-22 00:00 (UTC)',
      expect.stringMatching(/^Count +Before +Change +% +Code +Severity/),
      expect.stringMatching(/^ +4 +0 +\+4 +new +2333 /),
      expect.stringMatching(/^ +1 +1 +0 +0% +10001 /),
      expect.stringMatching(/^ +0 +2 +-2 +gone +2020 +\S+ +2026-11-21 11:30 /),
    ])
  })

  test('shows what is gone whatever the limit', async () => {
    const rows = await records('top', '--db', 'sources.db', ...range, '--compare', '--limit', '1')
    expect(
      rows.map(({ code, n, n_before, difference, percent, change }) => [
        code,
        n,
        n_before,
        difference,
        percent,
        change,
      ]),
    ).toEqual([
      [2333, 4, 0, 4, null, 'new'],
      [2020, 0, 2, -2, -100, 'gone'],
    ])
  })

  test('takes whole days for whole days where clocks change', async () => {
    const berlin = ['--tz', 'Europe/Berlin', '--since', '2026-03-29', '--until', '2026-03-29', '--compare']
    const lines = await report('top', '--db', 'counts.db', '--format', 'json', ...berlin)
    expect(JSON.parse(lines.join('\n'))).toMatchObject({
      since: '2026-03-29T00:00:00+01:00',
      until: '2026-03-30T00:00:00+02:00',
      before: { since: '2026-03-28T00:00:00+01:00', until: '2026-03-29T00:00:00+01:00' },
    })
  })

  test('needs a beginning', async () => {
    const { stderr, exit } = await runProgram(['top', '--db', 'counts.db', '--compare'], { folder })
    expect(stderr).toMatch(/--compare needs --since\n {2}.*--since 7d --compare/)
    expect(exit).toBe(2)
  })
})

/** A store, a command over it, how many rows it has, and what is said where there are none. */
const sizes: readonly (readonly [store: string, command: string, rows: number, empty: string])[] = [
  ['empty.db', 'top', 0, 'No codes have been counted yet.'],
  ['empty.db', 'trend 2333', 0, 'No codes have been counted yet.'],
  ['empty.db', 'trend', 0, 'No codes have been counted yet.'],
  ['empty.db', 'top --source web --since 2026-11-01 --compare', 0, 'No codes have been counted yet.'],
  ['one.db', 'top', 1, ''],
  ['one.db', 'trend', 1, ''],
  ['one.db', 'trend 10001', 1, ''],
  ['one.db', 'trend 2004 2005', 0, 'Never counted: 2004, 2005.'],
  ['one.db', 'top --since 2026-11-23 --until 2026-11-24', 0, 'The latest was at 2026-11-22 00:00 (UTC).'],
  ['one.db', 'trend --since 2026-11-01 --until 2026-11-02', 0, 'The latest was at 2026-11-22 00:00 (UTC).'],
  ['many.db', 'top --limit 500', 200, ''],
  ['many.db', 'trend', 1, ''],
]

describe.each(sizes)('%s: %s', (store, command, number, empty) => {
  const args = [...command.split(' '), '--db', store]

  test('reads well as a table', async () => {
    const lines = await report(...args, '--lang', 'en')
    if (number === 0) expect(lines.at(-1)).toContain(empty)
    else expect(lines).toHaveLength(1 + number + (command.startsWith('trend') ? 1 : 0))
  })

  test('as Markdown', async () => {
    const lines = await report(...args, '--lang', 'en', '--format', 'markdown')
    if (number === 0) expect(lines.at(-1)).toContain(empty)
    else expect(lines.every((line) => /^\| .* \|$/.test(line))).toBe(true)
  })

  test('as JSON and CSV', async () => {
    expect(await records(...args)).toHaveLength(number)
    const { stdout } = await runProgram([...args, '--format', 'csv'], { folder })
    expect(stdout.toString().match(/\r\n(?=\d|2026|$)/g)).toHaveLength(number + 1)
  })
})

describe('texts of other people', () => {
  const top = (...args: string[]) => report('top', '--db', 'foreign.db', '--lang', 'en', ...args)

  test('are inert in every format', async () => {
    expect((await top()).at(-1)).toContain('=1+1|<b>^[[2J')
    expect((await top('--format', 'markdown')).at(-1)).toContain('=1+1\\|\\<b\\>')
    expect((await top('--format', 'csv')).join('\n')).toContain(`,'=1+1|<b>\u001b[2J,"a\nb"`)
    expect((await records('top', '--db', 'foreign.db', '--lang', 'en'))[0]).toMatchObject(hostile)
  })
})

describe.skipIf(noTerminal)('on a terminal', () => {
  test.each([60, 80, 120])('of %s columns everything fits', (columns) => {
    for (const args of [['top'], ['trend', '2333', '10001'], ['trend', '--by', 'hour']]) {
      const db = ['--db', join(folder, 'counts.db'), '--lang', 'zh']
      const { screen, exit } = onTerminal([...args, ...db], { columns })
      expect(exit).toBe(0)
      const lines = screen.trimEnd().split('\n')
      expect(lines.length).toBeGreaterThan(2)
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
      expect(screen).toContain('\x1b[')
      const plain = onTerminal([...args, ...db], { columns, environment: { NO_COLOR: '1' } })
      expect(plain.screen).toBe(stripVTControlCharacters(screen))
    }
  })
})

describe.each([['top'], ['trend', '2333']])('%s', (...command) => {
  test('a file that is not there is a mistake, and is not made', async () => {
    const { stdout, stderr, exit } = await runProgram([...command, '--db', 'none.db'], { folder })
    expect(stderr).toMatch(/there are no counts in \S*none\.db\n {2}count first: authing-annotate --db /)
    expect({ stdout: stdout.toString(), exit }).toEqual({ stdout: '', exit: 2 })
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })

  test('so is a folder', async () => {
    const { stderr, exit } = await runProgram([...command, '--db', '.'], { folder })
    expect(stderr).toMatch(/is a folder/)
    expect(exit).toBe(2)
  })
})
