/** What the command line answers before it does anything: help, version, and mistakes with their way out. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const commands = [
  'strip',
  'explain',
  'codes',
  'top',
  'trend',
  'ingest',
  'db',
  'doctor',
  'completion',
] as const

describe('help', () => {
  test('begins with two commands to copy, and names every command', async () => {
    const { stdout, stderr, exit } = await runProgram(['--help'])
    const help = stdout.toString()
    const [beginning = ''] = help.split('Usage:')
    expect(beginning.match(/^\s*(?:\S.* \| )?authing-annotate\b/gm)).toHaveLength(2)
    for (const command of commands) expect(help).toMatch(new RegExp(`^  authing-annotate ${command}\\b`, 'm'))
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  })

  test('-h is the same, and the bare command with it reads nothing', async () => {
    const [long, short] = await Promise.all([
      runProgram(['--help']),
      runProgram(['-h'], { input: 'a line\n' }),
    ])
    expect(short.stdout).toEqual(long.stdout)
  })

  test.each(commands)('%s has its own', async (command) => {
    const { stdout, exit } = await runProgram([command, '--help'])
    expect(stdout.toString()).toMatch(new RegExp(`^authing-annotate ${command}\\b`))
    expect(exit).toBe(0)
  })
})

test('--version is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const { stdout, exit } = await runProgram(['--version'])
  expect({ stdout: stdout.toString(), exit }).toEqual({ stdout: `${version}\n`, exit: 0 })
})

/** What is said about it, and what to do. */
const mistakes: readonly (readonly [args: string, what: RegExp, advice: RegExp])[] = [
  ['--frmat below', /no option --frmat$/, /did you mean --format\?/],
  ['--onyl', /no option --onyl$/, /did you mean --only\?/],
  ['--min-evidense=certain', /no option --min-evidense$/, /did you mean --min-evidence\?/],
  ['reprot --db counts.db', /no command and no file reprot$/, /did you mean authing-annotate report\?/],
  ['top --db counts.db --limt 3', /no option --limt$/, /did you mean --limit\?/],
  ['--zzzzqqq', /no option --zzzzqqq$/, /--help/],
  ['-x', /no option -x$/, /--help/],
  ['--format nonsense', /--format can't be "nonsense"/, /--help/],
  ['--lang fr', /--lang can't be "fr", only one of "zh", "en"/, /--help/],
  ['--color sometimes', /--color can't be "sometimes".*"auto", "always", "never"/, /--help/],
  ['--min-evidence sure', /--min-evidence can't be "sure".*"certain", "likely", "inferred"/, /--help/],
  ['--encoding latin1', /--encoding can't be "latin1"/, /--help/],
  ['codes --origin mars', /--origin can't be "mars"/, /--help/],
  ['codes --severity bad', /--severity can't be "bad", only one of "flow", "warning", "error"/, /--help/],
  ['trend 2333 --db counts.db --by year', /--by can't be "year", only one of "minute", "hour"/, /--help/],
  ['top --db counts.db --severity bad', /--severity can't be "bad".*"error", "unknown"/, /--help/],
  ['top --db counts.db --evidence sure', /--evidence can't be "sure"/, /--help/],
  ['top --db counts.db --format xml', /--format can't be "xml", only one of "table", "json"/, /--help/],
  ['top --db counts.db --tz CST', /--tz CST is no time zone/, /Asia\/Shanghai/],
  ['trend --db counts.db --tz UTC --tz UTC', /--tz is given more than once/, /give it once/],
  ['trend --db counts.db --compare --since 2099-01-01', /has not begun yet/, /earlier --since/],
  ['--lang en --lang zh', /--lang is given more than once/, /give it once/],
  ['--format below --format below', /--format is given more than once/, /give it once/],
  ['--db a.db --db b.db', /--db is given more than once/, /give it once/],
  ['--fail-on 2333 --fail-on 2004', /--fail-on is given more than once/, /give it once/],
  ['--tz CST', /--tz CST is no time zone/, /Asia\/Shanghai/],
  ['--tz Mars/Base', /--tz Mars\/Base is no time zone/, /\+08:00/],
  ['--tz +25:00', /--tz \+25:00 is no time zone/, /\+08:00/],
  ['--fail-on banana', /--fail-on banana is neither/, /2333,10001 or one of flow, warning, error/],
  ['--fail-on 2333,fatal', /--fail-on fatal is neither/, /flow, warning, error/],
  ['--fail-on 12', /--fail-on 12 is neither/, /2333,10001/],
  ['top --db counts.db --limit 0', /--limit 0 is no number of rows/, /whole number/],
  ['top --db counts.db --limit -3', /--limit -3 is no number of rows/, /whole number/],
  ['top --db counts.db --limit 1.5', /--limit 1\.5 is no number of rows/, /whole number/],
  ['top --db counts.db --limit many', /--limit \w+ is no number of rows/, /whole number/],
  ['top --db counts.db --since 7', /--since 7 is no time/, /7d, 24h, 30m, 2w, today, yesterday, 2026-11-22/],
  ['top --db counts.db --until 2026-02-30', /--until 2026-02-30 is no time/, /2026-11-22T10:00/],
  ['trend 2333 --db counts.db --since=', /--since '' is no time/, /7d/],
  [
    'top --db counts.db --since 2026-11-22T10:00 --until 2026-11-22T10:00',
    /--since 2026-11-22T10:00 is not before --until/,
    /they are 2026-11-22 10:00 and 2026-11-22 10:00 UTC/,
  ],
  ['top --db counts.db --since', /--since needs a value/, /--help/],
  ['--db', /--db needs a value/, /--help/],
  ['--source', /--source needs a value/, /--help/],
  ['--catalogue', /--catalogue needs a value/, /--help/],
  ['top', /--db is missing/, /--help/],
  ['trend 2333', /--db is missing/, /--help/],
  ['ingest app.log', /--db is missing/, /--help/],
  ['ingest --db counts.db', /ingest <files\.\.>: something is missing/, /--help/],
  ['explain', /explain <code\.\.>: something is missing/, /--help/],
  ['explain abc', /abc is no code/, /a number such as 2333/],
  ['explain 2333 20x', /20x is no code/, /a number such as 2333/],
  ['trend abc --db counts.db', /abc is no code/, /a number such as 2333/],
  ['top 2333 --db counts.db', /what should 2333 be\?/, /--help/],
]

describe.concurrent('a mistake says what is wrong and what to do, exits with 2 and prints nothing', () => {
  test.each(mistakes)('%s', async (args, what, advice) => {
    const { stdout, stderr, exit } = await runProgram(args.split(' '), { input: 'code=2333\n' })
    const [first, second, ...more] = stderr.split('\n')
    expect(first).toMatch(/^authing-annotate: /)
    expect(first).toMatch(what)
    expect(second).toMatch(advice)
    expect({ stdout: stdout.toString(), more, exit }).toEqual({ stdout: '', more: [''], exit: 2 })
  })
})

test('a short name of a file is no slip', async () => {
  const { stderr, exit } = await runProgram(['app'])
  expect({ stderr, exit }).toEqual({
    stderr: 'authing-annotate: cannot read app: there is no such file\n  other files are still read\n',
    exit: 1,
  })
})

test('a Chinese locale keeps the way out of a mistake', async () => {
  const { stderr } = await runProgram(['--frmat', 'below'], { environment: { LC_ALL: 'zh_CN.UTF-8' } })
  expect(stderr).toBe('authing-annotate: there is no option --frmat\n  did you mean --format?\n')
})

test('what stands behind -- is a file, whatever it begins with', async () => {
  const { stderr, exit } = await runProgram(['--', '--only'])
  expect(stderr).toMatch(/cannot read --only: there is no such file/)
  expect(exit).toBe(1)
})
