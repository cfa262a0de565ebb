/** Choices that come from options, the environment or the terminal, and which of them wins. */
import { describe, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'

const certain = '{"statusCode":403,"apiCode":2333,"message":"x"}'
const likely = '2026-11-22 09:00:01 code=10001'
const inferred = '11-22 09:13:02.310  7432  7432 E QQ      : Auth Failed, onCancel'

type Environment = Readonly<Record<string, string>>

const blank: Environment = { AUTHING_ANNOTATE_LANG: '', LC_ALL: '', LC_MESSAGES: '', LANG: '' }

describe.concurrent('the language', () => {
  const rows: readonly (readonly [args: string, environment: Environment, language: 'zh' | 'en'])[] = [
    ['', {}, 'zh'],
    ['', { LANG: 'C.UTF-8' }, 'zh'],
    ['', { LANG: 'en_US.UTF-8' }, 'en'],
    ['', { LANG: 'zh_CN.UTF-8' }, 'zh'],
    ['', { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    ['', { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    ['', { AUTHING_ANNOTATE_LANG: 'zh', LC_ALL: 'en_GB.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    ['', { AUTHING_ANNOTATE_LANG: 'en', LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    ['--lang zh', { AUTHING_ANNOTATE_LANG: 'en', LC_ALL: 'en_GB.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    ['--lang en', { AUTHING_ANNOTATE_LANG: 'zh', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  ]

  test.each(rows)('%j in %j is %s', async (args, environment, language) => {
    const options = { input: likely, environment: { ...blank, ...environment } }
    const { stdout, exit } = await runProgram(args.split(' ').filter(Boolean), options)
    const word = { zh: '警告', en: 'warning' }[language]
    expect(stdout.toString()).toContain(`↳ authing 10001 ${word}`)
    expect(exit).toBe(0)
  })
})

describe.concurrent('colour, where no terminal listens', () => {
  const rows: readonly (readonly [args: string, environment: Environment, colored: boolean])[] = [
    ['', {}, false],
    ['', { FORCE_COLOR: '1' }, true],
    ['', { FORCE_COLOR: 'true' }, true],
    ['', { FORCE_COLOR: '0' }, false],
    ['', { FORCE_COLOR: 'false' }, false],
    ['', { FORCE_COLOR: '' }, false],
    ['', { NO_COLOR: '1' }, false],
    ['', { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['--color auto', { FORCE_COLOR: '1' }, true],
    ['--color never', { FORCE_COLOR: '1' }, false],
    ['--color always', {}, true],
    ['--color always', { NO_COLOR: '1' }, true],
    ['--color always', { FORCE_COLOR: '0' }, true],
  ]

  test.each(rows)('%j in %j: %j', async (args, environment, colored) => {
    const words = args.split(' ').filter(Boolean)
    const runs = await Promise.all([
      runProgram(words, { input: likely, environment }),
      runProgram(['explain', '2333', ...words], { environment }),
    ])
    for (const { stdout, exit } of runs) {
      expect({ colored: stdout.includes('\x1b['), exit }).toEqual({ colored, exit: 0 })
    }
  })
})

describe.concurrent('which lines and which evidence', () => {
  const input = ['plain', certain, 'plain', likely, inferred, 'plain', ''].join('\n')
  const rows: readonly (readonly [args: string, lines: readonly string[], codes: readonly string[]])[] = [
    ['', ['plain', certain, 'plain', likely, inferred, 'plain'], ['2333', '10001', '10013']],
    ['--only', [certain, likely, inferred], ['2333', '10001', '10013']],
    ['--only --min-evidence inferred', [certain, likely, inferred], ['2333', '10001', '10013']],
    ['--only --min-evidence likely', [certain, likely], ['2333', '10001']],
    ['--only --min-evidence certain', [certain], ['2333']],
    ['--min-evidence certain', ['plain', certain, 'plain', likely, inferred, 'plain'], ['2333']],
  ]

  test.each(rows)('%j', async (args, lines, codes) => {
    const run = await runProgram(['--format', 'below', ...args.split(' ').filter(Boolean)], { input })
    const printed = run.stdout.toString().split('\n').slice(0, -1)
    const added = printed.filter((text) => text.startsWith('↳ authing '))
    expect(printed.filter((text) => !added.includes(text))).toEqual(lines)
    expect(added.map((text) => text.split(' ')[2])).toEqual(codes)
  })

  test('--only prints nothing of a log without codes, and that is no failure', async () => {
    const { stdout, exit } = await runProgram(['--only'], { input: 'plain\nplain' })
    expect({ stdout: stdout.toString(), exit }).toEqual({ stdout: '', exit: 0 })
  })
})
