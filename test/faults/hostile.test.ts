/**
 * Faults F110–F119: logs, names and files made to do harm. HTML, CSV, Markdown and GitHub annotations (F111–F113) and a
 * server (F120) don't exist yet; whoever adds one adds its tests.
 */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isJsonObject, withoutMember } from '../../src/annotate/member.ts'
import { visible } from '../../src/annotate/terminal.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { createRecordDetector } from '../../src/detect/records.ts'
import { timeOf } from '../../src/time/time-of.ts'
import { parseZone, type Zone } from '../../src/time/zone.ts'
import { annotated } from '../annotate/harness.ts'
import { noTerminal, onTerminal } from '../cli/terminal.ts'
import { look } from '../look.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder, scratchPath } from '../scratch.ts'
import { measure } from './peak-memory.ts'

const attacks = [
  { title: 'the clipboard', text: '\x1b]52;c;ZWNobw==\x07', shown: '^[]52;c;ZWNobw==^G' },
  { title: 'the title', text: '\x1b]0;root@host\x07', shown: '^[]0;root@host^G' },
  { title: 'the screen', text: '\x1b[2J\x1b[1;1H', shown: '^[[2J^[[1;1H' },
  { title: 'an 8-bit CSI', text: '\x9b2J', shown: '\\x9b2J' },
  { title: 'a device control string', text: '\x1bP+q544e\x1b\\', shown: '^[P+q544e^[\\' },
  { title: 'a bidirectional override', text: 'a\u202eb\u2066c\u200fd', shown: 'a\\u202eb\\u2066c\\u200fd' },
  { title: 'an overwritten line', text: 'login failed\rlogin ok', shown: 'login failed^Mlogin ok' },
  { title: 'backspaces', text: 'failed\b\b\b\b\b\bworked', shown: 'failed^H^H^H^H^H^Hworked' },
  { title: 'a line that other programs break', text: 'a\u2028b\u0085c', shown: 'a\\u2028b\\x85c' },
  { title: 'NUL and DEL', text: 'a\0b\x7fc', shown: 'a^@b^?c' },
]

/** What a terminal would obey: every control character but the newline and the tab, and what turns text around. */
const obeyed = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

describe.each(attacks)('F110 $title', ({ text, shown }) => {
  test('is made visible for a terminal', () => {
    expect(visible(`${text}\r\n`)).toBe(`${shown}\r\n`)
  })

  test('passes to the byte through a pipe', async () => {
    expect((await look(`${text} code=2333\n${text}`)).codes).toEqual([2333])
  })

  test('stays visible wherever the stream is cut', async () => {
    const log = Buffer.from(`${text} x\n${text}`)
    for (let at = 1; at < log.length; at++) {
      const halves = [log.subarray(0, at), log.subarray(at)]
      const printed = await annotated(halves, { format: 'terminal' })
      expect(printed.toString().replaceAll('\ufffd', '')).not.toMatch(obeyed)
    }
  })
})

describe.skipIf(noTerminal)('F110 on a terminal (util-linux script)', () => {
  const lines = attacks.flatMap(({ text }) => [
    text,
    JSON.stringify({ level: 30, msg: text, [text]: [text] }),
  ])
  const raw = attacks
    .filter(({ text }) => !/[\x00-\x1f]/.test(text))
    .map(({ text }) => `{"msg":"${text}","code":2333}`)
  const log = `${[...lines, ...raw].join('\n')}\nlogin failed code=2333 \x1b[2J`

  function logFile(): string {
    const path = scratchPath('app.log')
    writeFileSync(path, log)
    return path
  }

  test.each(['auto', 'below', 'splice', 'ndjson', 'pretty'])('nothing is obeyed: %s', (format) => {
    const { screen, exit } = onTerminal(['--format', format, '--color', 'never', logFile()])
    expect(exit).toBe(0)
    expect(screen).toContain('login failed code=2333')
    expect(screen).not.toMatch(obeyed)
  })

  test('the colours of annotations are our own', () => {
    const { screen } = onTerminal(['--color', 'always', '--format', 'pretty', logFile()])
    expect(screen).toMatch(/\x1b\[/)
    expect(screen.replaceAll(/\x1b\[[\d;]*m/g, '')).not.toMatch(obeyed)
  })

  test('--raw lets it all through', () => {
    const { screen } = onTerminal(['--raw', '--color', 'never', logFile()])
    for (const { text } of attacks) expect(screen).toContain(text)
  })

  test('the name of a file in a complaint is made visible, too', async () => {
    const { stderr, exit } = await runProgram(['\x1b]0;x\x07.log'])
    expect(exit).toBe(1)
    expect(stderr).toContain('^[]0;x^G.log')
    expect(stderr).not.toMatch(obeyed)
  })
})

test('F114 SQL in a name is a name', async () => {
  const file = scratchPath()
  const name = `x'); DROP TABLE codes; --`
  await look('code=2333\n', ['--db', file, '--source', name])
  expect(query(file, 'SELECT source, n FROM code_counts')).toEqual([[name, 1]])
  expect(query(file, 'SELECT count(*) > 100 FROM codes')).toEqual([[1]])
})

const repeated = [
  ...[
    'a',
    '1',
    ' ',
    '\t',
    '\\',
    '\\\\',
    '\\"',
    '"',
    "'",
    '%',
    '%7b',
    '&',
    '&quot;',
    '\x1b',
    '\x1b[1m',
    '\0',
    '\r',
  ],
  ...[
    '{',
    '}',
    '[',
    '(',
    '{"a":',
    '{"code":2333,',
    '"code":',
    'code:',
    'code ',
    'code=2333 ',
    '错误码',
    '错误码：２３３３',
  ],
  ...[
    '2026-',
    '2026-11-22T',
    '1.',
    '1:',
    'a.b.',
    'a=',
    'k="v" ',
    '?code=',
    '&code=2020&state=',
    'at ',
    'Caused by:',
  ],
  ...[
    'authing ',
    'Authing Request Error: ',
    '&{403 ',
    'message:{',
    ',"authing_annotations":[',
    '\u202e',
    '\ud800',
    '↳ authing 1',
  ],
]

const zone = parseZone('UTC') as Zone

// A quadratic rule takes minutes for these; the time limit of the test says so.
test.each(repeated)('F115 a line of nothing but %j takes no more than its length in time', (unit) => {
  const detector = createDetector(catalogue)
  for (const end of ['', '!', ' code=2333']) {
    const line = unit.repeat(Math.ceil((192 * 1024) / unit.length)) + end
    const records = createRecordDetector(detector)
    records.push('response {')
    expect(records.push(line).length).toBeLessThan(line.length)
    timeOf(line, { zone, now: 0 })
    withoutMember(line)
    isJsonObject(line)
    visible(line)
  }
})

test('F116 keys and writers made to fill tables fill no memory', async () => {
  function* lines(): Generator<Buffer> {
    for (let turn = 0; turn < 30; turn++) {
      const some = Array.from({ length: 2000 }, (_, index) => {
        const id = turn * 2000 + index
        return `11-22 09:13:02.310 ${id} ${id} E Tag${id}: {"key${id}":1,"code":2333,\n`
      })
      yield Buffer.from(some.join(''))
    }
  }
  const file = scratchPath()
  const { peak, exit } = await measure(['--db', file, '--format', 'below'], lines())
  expect(exit).toBe(0)
  expect(peak).toBeLessThan(400)
  expect(query(file, 'SELECT sum(n) FROM code_counts')).toEqual([[60_000]])
})

test('F117 a link that leads nowhere is no database and no log', async () => {
  const folder = scratchFolder()
  const loop = join(folder, 'loop')
  symlinkSync(loop, loop)
  const asDatabase = await runProgram(['--db', loop], { input: 'code=2333\n' })
  expect(asDatabase.exit).toBe(2)
  expect(asDatabase.stderr).toContain('ELOOP')
  const asLog = await runProgram([loop])
  expect(asLog.exit).toBe(1)
  expect(asLog.stderr).toContain('its symbolic links go round in a circle')
})

test('F118 nothing of a line gets into the database but code, time and source', async () => {
  const folder = scratchFolder()
  const secrets = ['13800138000', 'hunter2', 'eyJhbGciOiJIUzI1NiJ9', 'zhang@example.com']
  const log = [
    ...secrets.map((secret) => `2026-11-22T10:00:00Z login of ${secret} failed code=2333`),
    `{"apiCode":4711,"statusCode":400,"requestId":"7c","token":"${secrets.join(' ')}"}`,
    `2099-01-01T00:00:00Z ${secrets.join(' ')} code=2020`,
    `${secrets.join(' ')} ${'x'.repeat(1024 * 1024)}`,
    '',
  ]
  await look(log.join('\n'), ['--db', join(folder, 'counts.db')])
  expect(query(join(folder, 'counts.db'), 'SELECT count(*) FROM ingest_issues')).not.toEqual([[0]])
  for (const name of readdirSync(folder)) {
    const stored = readFileSync(join(folder, name), 'latin1')
    for (const secret of secrets) expect(stored).not.toContain(secret)
  }
})

describe('F119 a catalogue file', () => {
  const entry = { code: 2999, zh: { description: '配额' } }
  const files = [
    { title: 'of 11 MB', content: ' '.repeat(11 * 1024 * 1024), says: 'larger than 10 MB' },
    { title: 'that is YAML', content: 'a: &a [*a]\n', says: 'is not JSON' },
    { title: 'that is HTML', content: '<!doctype html>', says: 'is not JSON' },
    { title: 'that is cut off', content: '[{"code": 29', says: 'is not JSON' },
    { title: 'that is an object', content: '{}', says: 'the file' },
    {
      title: 'with a code that is a word',
      content: JSON.stringify([{ ...entry, code: 'x' }]),
      says: 'entry 1, field code',
    },
    {
      title: 'with an unknown field',
      content: JSON.stringify([entry, { ...entry, advise: '' }]),
      says: 'entry 2',
    },
    {
      title: 'with a script as link',
      content: JSON.stringify([{ ...entry, url: 'javascript:alert(1)' }]),
      says: 'field url',
    },
    {
      title: 'that would clear the screen',
      content: JSON.stringify([{ ...entry, zh: { description: '\x1b[2J' } }]),
      says: 'control characters',
    },
  ]

  test.each(files)('$title is refused by name, entry and field', async ({ content, says }) => {
    const path = scratchPath('extra.json')
    writeFileSync(path, content)
    const { exit, stdout, stderr } = await runProgram(['--catalogue', path], { input: 'code=2333\n' })
    expect(exit).toBe(2)
    expect(stdout.length).toBe(0)
    expect(stderr).toContain(path)
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(obeyed)
  })

  test('that is a folder, or missing, is refused', async () => {
    const folder = scratchFolder()
    mkdirSync(join(folder, 'extra.json'))
    for (const name of ['extra.json', 'missing.json']) {
      const { exit, stderr } = await runProgram(['--catalogue', join(folder, name)], { input: '' })
      expect(exit).toBe(2)
      expect(stderr).toContain(name)
    }
  })
})
