/** `explain` and `codes`: the catalogue as people and programs ask for it. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { origins, severities } from '../../src/catalogue/record.ts'
import { runProgram } from '../run-program.ts'

interface Printed {
  readonly code: number
  readonly origin: string
  readonly severity: string
}

async function recordsOf(...args: string[]): Promise<Printed[]> {
  const { stdout, exit } = await runProgram([...args, '--json'])
  expect(exit).toBe(0)
  return JSON.parse(stdout.toString()) as Printed[]
}

describe('explain', () => {
  test('several codes, in the order in which they are asked for, with all their meanings', async () => {
    const { stdout, stderr, exit } = await runProgram(['explain', '10006', '2333', '--lang', 'en'])
    const heads = stdout.toString().match(/^\d+ {2}\S+/gm)
    const expected = [10006, 2333].flatMap((code) => catalogue.recordsOf(code))
    expect(expected.length).toBeGreaterThan(2)
    expect(heads).toEqual(expected.map(({ code, origin }) => `${code}  ${origin}`))
    for (const { en } of expected) expect(stdout.toString()).toContain(en.description)
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  })

  test('an unknown one is named with its neighbours, the others are explained, and it exits with 1', async () => {
    const { stdout, stderr, exit } = await runProgram(['explain', '2334', '2333', '--lang', 'en'])
    expect(stdout.toString()).toMatch(/^2333 {2}/)
    expect(stderr).toMatch(/^authing-annotate: 2334 is not in the catalogue; near it are:$/m)
    expect(stderr).toMatch(/^ {2}2333 {2}The account does not exist/m)
    expect(exit).toBe(1)
  })

  test('--json is one array', async () => {
    expect(await recordsOf('explain', '2333', '10006')).toEqual(
      JSON.parse(JSON.stringify([2333, 10006].flatMap((code) => catalogue.recordsOf(code)))),
    )
  })

  test('--json without a known code is an empty array', async () => {
    const { stdout, exit } = await runProgram(['explain', '2334', '--json'])
    expect({ printed: JSON.parse(stdout.toString()), exit }).toEqual({ printed: [], exit: 1 })
  })
})

describe('codes', () => {
  test('lists every record, one a line under a title', async () => {
    const { stdout, exit } = await runProgram(['codes', '--lang', 'en'])
    const [title, ...lines] = stdout.toString().trimEnd().split('\n')
    expect(title).toMatch(/^ *Code {2}Origin +Severity +Description$/)
    const codes = lines.map((line) => Number(/^ *(\d+) {2}/.exec(line)?.[1]))
    const expected = catalogue.records.map(({ code }) => code).toSorted((a, b) => a - b)
    expect({ codes, exit }).toEqual({ codes: expected, exit: 0 })
  })

  test('--json has all of them', async () => {
    expect(await recordsOf('codes')).toHaveLength(catalogue.records.length)
  })

  test('--origin and --severity choose, alone and together', async () => {
    const count = (keep: (record: Printed) => boolean): number => catalogue.records.filter(keep).length
    for (const origin of origins) {
      const records = await recordsOf('codes', '--origin', origin)
      expect(records.every((record) => record.origin === origin)).toBe(true)
      expect(records).toHaveLength(count((record) => record.origin === origin))
    }
    for (const severity of severities) {
      const records = await recordsOf('codes', '--severity', severity, '--origin', 'api')
      expect(records).toHaveLength(count((record) => record.severity === severity && record.origin === 'api'))
    }
  })
})
