/** Look-up tables, read back as the programs that they are for would: they say what the catalogue says. */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { meaningIn } from '../../src/annotate/annotation.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { type Catalogue, withRecords } from '../../src/catalogue/catalogue.ts'
import { type Language, languages } from '../../src/catalogue/language.ts'
import type { CodeRecord } from '../../src/catalogue/record.ts'
import { type LookUpForm, lookUpForms } from '../../src/report/look-up/forms.ts'
import { runProgram } from '../run-program.ts'
import { scratchPath } from '../scratch.ts'
import { readCsv } from './csv-reader.ts'

/** Texts that would break a table whose cells aren't quoted, and one that a spreadsheet would compute. */
const ugly: readonly CodeRecord[] = [
  'a,b',
  'say "no"',
  'two\nlines',
  '=1+1',
  '- 设备\t',
  '%{host} #{x} $1',
].map((text, index) => ({
  code: 2999 + index,
  origin: 'api',
  severity: 'error',
  message: text,
  also: [text],
  zh: { description: text, advice: '', projectAdvice: text },
  en: { description: `en ${text}`, advice: text },
  adviceBy: 'project',
  documented: 'user',
  url: '',
}))

const catalogues: readonly (readonly [string, Catalogue])[] = [
  ['the catalogue', catalogue],
  ['with ugly texts', withRecords(catalogue, ugly)],
  [
    'a meaning of the user’s own for a known number',
    withRecords(catalogue, [{ ...(ugly[0] as CodeRecord), code: 10006 }]),
  ],
]

const written = (form: LookUpForm, { records }: Catalogue, language: Language = 'zh'): string =>
  `${lookUpForms[form](records, language).join('\n')}\n`

/** What a pipeline is to find under each code. */
function expected({ records, recordsOf }: Catalogue, language: Language): Record<string, unknown>[] {
  return [...new Set(records.map(({ code }) => code))].map((code) => {
    const [preferred, ...others] = recordsOf(code) as [CodeRecord, ...CodeRecord[]]
    const { adviceBy, ...meaning } = meaningIn(preferred, language)
    return { code, ...meaning, advice_by: adviceBy, other_origins: others.map(({ origin }) => origin) }
  })
}

const asText = (entries: Record<string, unknown>[]): Record<string, string>[] =>
  entries.map((entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(' ') : `${value}`,
      ]),
    ),
  )

describe.each(catalogues)('%s', (_, codes) => {
  describe.each(languages)('in %s', (language) => {
    test('Vector: a row a code, texts to the letter', () => {
      expect(readCsv(written('vector', codes, language))).toEqual(asText(expected(codes, language)))
    })

    test('Splunk: the same under names of its own', () => {
      const named = asText(expected(codes, language)).map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [`authing_${name}`, value])),
      )
      expect(readCsv(written('splunk', codes, language))).toEqual(named)
    })

    test('Logstash: a member a code, its number as a string', () => {
      const entries = expected(codes, language)
      const dictionary = JSON.parse(written('logstash', codes, language)) as Record<string, unknown>
      expect(dictionary).toEqual(Object.fromEntries(entries.map((entry) => [`${entry['code']}`, entry])))
      // A member that stood twice would have been lost in reading.
      expect(Object.keys(dictionary)).toHaveLength(
        written('logstash', codes).match(/^"\d+": /gm)?.length as number,
      )
    })
  })

  test('csv: every record, in both languages, and no formulas', () => {
    const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
    expect(readCsv(written('csv', codes))).toEqual(
      codes.records.map((record) => ({
        code: `${record.code}`,
        origin: record.origin,
        severity: record.severity,
        preferred: codes.recordsOf(record.code)[0] === record ? '1' : '0',
        message: inert(record.message),
        also: inert((record.also ?? []).join(' / ')),
        description_zh: inert(record.zh.description),
        advice_zh: inert(record.zh.advice || (record.zh.projectAdvice ?? '')),
        advice_by_zh: record.zh.advice === '' ? 'project' : 'authing',
        description_en: inert(record.en.description),
        advice_en: inert(record.en.advice || (record.en.projectAdvice ?? '')),
        advice_by_en: record.en.advice === '' ? 'project' : 'authing',
        documented: record.documented,
        url: record.url,
      })),
    )
  })
})

test('what is between the texts of also is in none of them', () => {
  expect(catalogue.records.flatMap(({ also = [] }) => also).filter((text) => text.includes(' / '))).toEqual(
    [],
  )
})

describe('codes --export', () => {
  const exported = async (...args: string[]): Promise<Record<string, string>[]> => {
    const { stdout, stderr, exit } = await runProgram(['codes', '--export', 'vector', ...args])
    expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
    return readCsv(stdout.toString())
  }

  test('is in the order of the codes', async () => {
    const codes = (await exported()).map(({ code }) => Number(code))
    expect(codes).toEqual([...new Set(catalogue.records.map(({ code }) => code))].toSorted((a, b) => a - b))
  })

  test('--origin decides which meaning of a number is there', async () => {
    const find = async (...args: string[]) => (await exported(...args)).find(({ code }) => code === '10006')
    expect(await find()).toMatchObject({ origin: 'android-sdk', other_origins: 'ios-sdk ios-sdk-v3' })
    expect(await find('--origin', 'ios-sdk')).toMatchObject({ origin: 'ios-sdk', other_origins: '' })
    expect(await find('--origin', 'api')).toBeUndefined()
  })

  test('--severity, --lang and --catalogue hold', async () => {
    const own = scratchPath('own.json')
    const texts = { zh: { description: '额度用完' }, en: { description: 'Quota, "used" up' } }
    writeFileSync(own, JSON.stringify([{ code: 2999, severity: 'flow', ...texts }]))
    const flow = await exported('--catalogue', own, '--severity', 'flow', '--lang', 'en')
    expect(new Set(flow.map(({ severity }) => severity))).toEqual(new Set(['flow']))
    expect(flow).toContainEqual(expect.objectContaining({ code: '2999', description: texts.en.description }))
    expect(flow).toHaveLength(catalogue.records.filter(({ severity }) => severity === 'flow').length + 1)
  })

  test('what the filters leave none of is a header, and an empty dictionary', async () => {
    const none = ['--origin', 'device', '--severity', 'flow']
    expect(await exported(...none)).toEqual([])
    const { stdout } = await runProgram(['codes', '--export', 'logstash', ...none])
    expect(JSON.parse(stdout.toString())).toEqual({})
  })

  test.each(['csv', 'vector', 'logstash', 'splunk'])('-o writes %s as it is printed', async (form) => {
    const file = scratchPath('codes')
    const printed = await runProgram(['codes', '--export', form, '--lang', 'en'])
    const toFile = await runProgram(['codes', '--export', form, '--lang', 'en', '-o', file])
    expect(toFile).toEqual({ stdout: Buffer.alloc(0), stderr: '', exit: 0 })
    expect(readFileSync(file)).toEqual(printed.stdout)
  })
})
