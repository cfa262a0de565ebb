/** A user's own catalogue: what it may leave out, and that each mistake is named by entry and field. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { withRecords } from '../../src/catalogue/catalogue.ts'
import { readExtraRecords } from '../../src/catalogue/extra.ts'
import type { CodeRecord } from '../../src/catalogue/record.ts'
import { UserError } from '../../src/user-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = join(folder, 'extra.json')

function read(text: string | Uint8Array): CodeRecord[] {
  writeFileSync(path, text)
  return readExtraRecords(path)
}

function mistakeIn(action: () => unknown): UserError {
  try {
    action()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was wrong')
}

const mistakeInText = (text: string): string => mistakeIn(() => read(text)).message
const mistakeInEntry = (entry: unknown): string => mistakeInText(JSON.stringify([entry]))

const small = { code: 2999, zh: { description: '没有茶了' } }

describe('an entry', () => {
  test('needs a code and one description', () => {
    expect(read(JSON.stringify([small]))).toEqual([
      {
        code: 2999,
        origin: 'api',
        severity: 'error',
        message: '',
        also: [],
        zh: { description: '没有茶了', advice: '', projectAdvice: '' },
        en: { description: '没有茶了', advice: '', projectAdvice: '' },
        adviceBy: 'project',
        documented: 'user',
        url: '',
      },
    ])
  })

  test('may say everything', () => {
    const entry = {
      code: 999_999_999,
      origin: 'device',
      severity: 'flow',
      message: 'no tea',
      also: ['tea is out', '没有茶了'],
      zh: { description: '没有茶了', advice: '泡一壶\n再试' },
      en: { description: 'tea is out', advice: 'brew some' },
      url: 'https://tea.example.cn/codes#2999',
    }
    expect(read(JSON.stringify([entry]))).toMatchObject([
      {
        ...entry,
        zh: { description: '没有茶了', advice: '', projectAdvice: '泡一壶\n再试' },
        en: { description: 'tea is out', advice: '', projectAdvice: 'brew some' },
      },
    ])
  })

  test('in English alone stands in for Chinese', () => {
    expect(read('[{"code":100,"en":{"description":"tea"}}]')).toMatchObject([{ zh: { description: 'tea' } }])
  })

  test('overrides a built-in record', () => {
    const own = withRecords(catalogue, read('[{"code":2333,"origin":"api","en":{"description":"no"}}]'))
    expect(own.recordsOf(2333)[0]).toMatchObject({ documented: 'user', en: { description: 'no' } })
  })
})

describe('a file', () => {
  test('may be empty of entries', () => {
    expect(read('[]')).toEqual([])
  })

  test('may begin with a byte order mark', () => {
    expect(read(`\ufeff${JSON.stringify([small])}`)).toMatchObject([{ code: 2999 }])
  })

  test('is named in every mistake, with what a catalogue looks like', () => {
    const { message, advice, exitCode } = mistakeIn(() => read('[{}]'))
    expect(message).toContain(path)
    expect(advice).toContain('"code": 2999')
    expect(exitCode).toBe(2)
  })
})

describe('a mistake is named by entry and field', () => {
  test.each([
    ['no code', { zh: small.zh }, 'entry 1, field code: '],
    ['a code as text', { ...small, code: '2999' }, 'entry 1, field code: '],
    ['a code with a fraction', { ...small, code: 2999.5 }, 'entry 1, field code: '],
    ['a code that is too small', { ...small, code: 99 }, 'entry 1, field code: is no return code'],
    ['a code that is too large', { ...small, code: 1_000_000_000 }, 'entry 1, field code: is no return code'],
    ['a negative code', { ...small, code: -2020 }, 'entry 1, field code: is no return code'],
    ['an unknown origin', { ...small, origin: 'tea' }, 'entry 1, field origin: '],
    ['an unknown severity', { ...small, severity: 'fatal' }, 'entry 1, field severity: '],
    ['no description in any language', { code: 2999 }, 'entry 1, field zh: has neither zh nor en'],
    ['an empty description', { ...small, zh: { description: '' } }, 'entry 1, field zh.description: '],
    [
      'a description of another type',
      { ...small, en: { description: 7 } },
      'entry 1, field en.description: ',
    ],
    ['texts of another type', { ...small, en: 'tea' }, 'entry 1, field en: '],
    ['an unknown field', { ...small, advise: 'brew' }, 'entry 1: Unrecognized key: "advise"'],
    [
      'an unknown field of a text',
      { ...small, zh: { ...small.zh, tip: 'x' } },
      'entry 1, field zh: Unrecognized key: "tip"',
    ],
    ['a list that is none', { ...small, also: 'tea' }, 'entry 1, field also: '],
    ['an empty other text', { ...small, also: ['tea', ''] }, 'entry 1, field also.1: '],
    ['too many other texts', { ...small, also: Array(101).fill('tea') }, 'entry 1, field also: '],
    ['a text without end', { ...small, message: 'x'.repeat(4001) }, 'entry 1, field message: '],
    ['a script as url', { ...small, url: 'javascript:alert(1)' }, 'entry 1, field url: '],
    ['a file as url', { ...small, url: 'file:///etc/passwd' }, 'entry 1, field url: '],
    ['an entry of another type', 'tea', 'entry 1: '],
    ['an entry that is nothing', null, 'entry 1: '],
    [
      'a colour in a message',
      { ...small, message: '\u001b[31mtea' },
      'entry 1, field message: holds control characters',
    ],
    [
      'a line end in a message',
      { ...small, message: 'tea\nrm' },
      'entry 1, field message: holds control characters',
    ],
    [
      'a C1 control in an advice',
      { ...small, zh: { ...small.zh, advice: '\u009b2J' } },
      'entry 1, field zh.advice: holds control',
    ],
    [
      'a turn of direction',
      { ...small, en: { description: 'a\u202eb' } },
      'entry 1, field en.description: holds control',
    ],
    [
      'a carriage return',
      { ...small, en: { description: 'a\rb' } },
      'entry 1, field en.description: holds control',
    ],
    ['a NUL in another text', { ...small, also: ['\u0000'] }, 'entry 1, field also.0: holds control'],
  ])('%s', (_, entry, mistake) => {
    expect(mistakeInEntry(entry)).toContain(`${path}: ${mistake}`)
  })

  test('counting from one', () => {
    expect(mistakeInText(JSON.stringify([small, small, { ...small, code: 'x' }]))).toContain(
      'entry 3, field code',
    )
  })
})

describe('what is no catalogue', () => {
  test.each([
    ['an object', '{"code":2999}', 'the file: '],
    ['a number', '2999', 'the file: '],
    ['nothing', 'null', 'the file: '],
    ['an empty file', '', 'is not JSON'],
    ['text', 'code: 2999', 'is not JSON'],
    ['half a file', '[{"code":2999', 'is not JSON'],
    ['lines of JSON', '{"code":1}\n{"code":2}', 'is not JSON'],
    ['HTML', '<!doctype html><script>alert(1)</script>', 'is not JSON'],
    ['arrays in arrays without end', '['.repeat(100_000) + ']'.repeat(100_000), 'entry 1: '],
  ])('%s', (_, text, mistake) => {
    expect(mistakeInText(text)).toContain(mistake)
  })

  test('bytes that are no text', () => {
    expect(mistakeIn(() => read(Uint8Array.of(0xff, 0xfe, 0x5b, 0x00))).message).toContain('is not JSON')
  })

  test('a file of more than ten megabytes, which is never read', () => {
    writeFileSync(path, '[]')
    truncateSync(path, 10 * 1024 * 1024 + 1)
    expect(mistakeIn(() => readExtraRecords(path)).message).toContain('larger than 10 MB')
  })

  test('but one of ten megabytes is', () => {
    expect(read(`[]${' '.repeat(10 * 1024 * 1024 - 2)}`)).toEqual([])
  })

  test('a folder, and nothing at all', () => {
    expect(mistakeIn(() => readExtraRecords(folder)).message).toContain(folder)
    expect(mistakeIn(() => readExtraRecords(join(folder, 'none.json'))).message).toContain('ENOENT')
  })
})

describe('names that programs are made of', () => {
  test.each(['constructor', 'hasOwnProperty', 'toString'])('%s is an unknown field', (name) => {
    expect(mistakeInText(`[{"code":2999,"zh":{"description":"x"},"${name}":{}}]`)).toContain(`"${name}"`)
  })

  test('__proto__ changes nothing, in the entry or elsewhere', () => {
    const hostile = '{"severity":"flow","polluted":true}'
    const readHostile = (): CodeRecord[] =>
      read(`[{"code":2999,"zh":{"description":"x","__proto__":${hostile}},"__proto__":${hostile}}]`)
    const records = (() => {
      try {
        return readHostile()
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
        return []
      }
    })()
    expect(records.map(({ severity }) => severity)).not.toContain('flow')
    expect('polluted' in {}).toBe(false)
    expect(records.filter((record) => 'polluted' in record || 'polluted' in record.zh)).toEqual([])
  })
})

test('markup is text: it comes through as it is, for the writers to escape', () => {
  const description = '</script><img src=x onerror=alert(1)> =1+1 ::error::'
  expect(read(JSON.stringify([{ code: 2999, zh: { description } }]))).toMatchObject([{ zh: { description } }])
})
