/** `--catalogue`: codes of the user's own, texts over known ones, and mistakes by entry and field. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-catalogue-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0

function catalogue(content: unknown): string {
  files += 1
  const name = `extra-${files}.json`
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

const own = {
  code: 2999,
  severity: 'flow',
  zh: { description: '租户配额已满', advice: '提高配额' },
  en: { description: 'Tenant quota reached', advice: 'Raise the quota.' },
}

test('adds a code, which is then found, explained, listed and a reason to fail', async () => {
  const name = catalogue([own])
  const input = '2026-11-22 09:00:01 code=2999\n'
  const without = await runProgram([], { input, folder })
  expect(without.stdout.toString()).toBe(input)
  const found = await runProgram(['--catalogue', name, '--lang', 'en', '--fail-on', 'flow'], {
    input,
    folder,
  })
  expect(found.stdout.toString()).toMatch(/\n↳ authing 2999 flow .*Tenant quota reached.*Raise the quota\./)
  expect(found.exit).toBe(3)
  const explained = await runProgram(['explain', '2999', '--catalogue', name, '--lang', 'zh'], { folder })
  expect(explained.stdout.toString()).toContain('租户配额已满')
  const listed = await runProgram(['codes', '--json', '--catalogue', name], { folder })
  const records = JSON.parse(listed.stdout.toString()) as { code: number; documented: string }[]
  expect(records.find(({ code }) => code === 2999)).toMatchObject({ documented: 'user', adviceBy: 'project' })
})

test('overrides the texts of a known code, and one language stands in for the other', async () => {
  const name = catalogue([{ code: 2333, en: { description: 'Ask the help desk' } }])
  const args = ['--catalogue', name, '--lang', 'zh']
  const found = await runProgram(args, { input: 'authing code=2333\n', folder })
  expect(found.stdout.toString()).toMatch(/↳ authing 2333 .*Ask the help desk/)
  const explained = await runProgram(['explain', '2333', '--json', ...args], { folder })
  expect(explained.stdout.toString().match(/"code": 2333/g)).toHaveLength(1)
})

test('a byte order mark in front is fine', async () => {
  const name = catalogue(`\ufeff${JSON.stringify([own])}`)
  const { exit } = await runProgram(['explain', '2999', '--catalogue', name], { folder })
  expect(exit).toBe(0)
})

const good = { code: 2998, en: { description: 'Good' } }

const wrong: readonly (readonly [mistake: string, content: unknown, what: RegExp])[] = [
  ['no JSON', '[{', /is not JSON/],
  ['no array', good, /: the file: /],
  ['no object', [good, 2999], /: entry 2: /],
  ['no code', [{ en: good.en }], /: entry 1, field code: /],
  ['a code that is text', [{ ...good, code: '2998' }], /: entry 1, field code: /],
  ['a code that is too small', [good, { ...good, code: 12 }], /: entry 2, field code: is no return code$/m],
  ['a code with a fraction', [{ ...good, code: 2998.5 }], /: entry 1, field code: /],
  ['an unknown severity', [good, good, { ...good, severity: 'fatal' }], /: entry 3, field severity: /],
  ['an unknown origin', [{ ...good, origin: 'mars' }], /: entry 1, field origin: /],
  ['no texts', [{ code: 2998 }], /: entry 1, field zh: has neither zh nor en$/m],
  ['an empty description', [{ code: 2998, en: { description: '' } }], /: entry 1, field en\.description: /],
  [
    'advice that is a number',
    [{ ...good, zh: { description: 'x', advice: 1 } }],
    /entry 1, field zh\.advice: /,
  ],
  ['an unknown field', [{ ...good, advise: 'x' }], /: entry 1: .*advise/],
  ['a script for a url', [{ ...good, url: 'javascript:alert(1)' }], /: entry 1, field url: /],
  ['control characters', [{ ...good, message: '\x1b[2J' }], /field message: holds control characters$/m],
]

describe.concurrent('a mistake is named by entry and field', () => {
  test.each(wrong)('%s', async (_, content, what) => {
    const name = catalogue(content)
    const run = await runProgram(['--catalogue', name], { input: 'code=2333\n', folder })
    expect(run.stderr).toMatch(what)
    expect(run.stderr).toContain(name)
    expect(run.stderr).toContain('a catalogue is an array of objects such as {"code": 2999')
    expect(run.stderr).not.toContain('a bug')
    expect({ stdout: run.stdout.toString(), exit: run.exit }).toEqual({ stdout: '', exit: 2 })
  })

  test.each(['missing.json', '.'])('a file that cannot be read: %s', async (name) => {
    const run = await runProgram(['--catalogue', name], { input: 'code=2333\n', folder })
    expect(run.stderr).toMatch(/the catalogue \S+ can't be used: /)
    expect({ stdout: run.stdout.toString(), exit: run.exit }).toEqual({ stdout: '', exit: 2 })
  })
})
