/** Every record that comes with the program: complete, in both languages, and safe to print anywhere. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { origins, severities } from '../../src/catalogue/record.ts'

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** What Authing's pages, SDK documents and SDK sources give out, as of the survey that the catalogue was made from. */
const surveyed = [
  [1000, 1001, 1002, 1108],
  from(1300, 1306),
  [1576, 1577, 1578, 1600, 1635, 1636],
  from(1639, 1645),
  [1666, 1699],
  from(1700, 1708),
  from(1920, 1924),
  from(2000, 2032),
  from(2034, 2040),
  [2042, 2057, 2058, 2061, 2071, 2080, 2100, 2101],
  from(2200, 2231),
  [2300, 2333, 2401, 2921, 2930],
  from(3012, 3014),
  from(3617, 3624),
  [3829, 4021, 4032, 4033, 4212, 5000, 5001],
  from(5022, 5025),
  from(6001, 6004),
  [7348, 8128],
  from(10001, 10030),
  [1010001, 1020017, 1020020, 1320004, 1320005, 1320009, 1320011, 2120008, 2130010, 2820002],
  from(3720001, 3720003),
].flat()

test('all 196 codes are there, and no others', () => {
  expect(surveyed).toHaveLength(196)
  expect([...new Set(catalogue.records.map(({ code }) => code))].sort((a, b) => a - b)).toEqual(surveyed)
})

test('a code has one record an origin', () => {
  const keys = catalogue.records.map(({ code, origin }) => `${code} ${origin}`)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('numbers that mean different things on different platforms keep all meanings', () => {
  const originsOf = (code: number) => catalogue.recordsOf(code).map(({ origin }) => origin)
  expect([10005, 10006, 10007].map(originsOf)).toEqual([
    ['android-sdk', 'ios-sdk', 'ios-sdk-v3'],
    ['android-sdk', 'ios-sdk', 'ios-sdk-v3'],
    ['android-sdk', 'ios-sdk', 'ios-sdk-v3'],
  ])
  expect([2021, 2039, 2040].map((code) => originsOf(code).length)).toEqual([2, 2, 2])
})

/** What quotes a screen, a message or an identifier keeps the language of the thing quoted. */
const withoutQuotes = (text: string): string => text.replace(/`[^`]*`|"[^"]*"|“[^”]*”|「[^」]*」/g, '')
const han = /\p{Script=Han}/u

const records = catalogue.records.map((record) => ({ name: `${record.code} ${record.origin}`, record }))

describe.each(records)('$name', ({ record }) => {
  const { zh, en, also = [] } = record
  const proseOf = ({ description, advice, projectAdvice }: typeof zh): string[] => [
    description,
    advice === '' ? (projectAdvice ?? '') : advice,
  ]

  test('has a description and one advice in both languages', () => {
    expect([...proseOf(zh), ...proseOf(en)].map((text) => text.trim())).not.toContain('')
    expect(
      [zh, en].filter(({ advice, projectAdvice }) => advice !== '' && projectAdvice !== undefined),
    ).toEqual([])
  })

  test('is Chinese in Chinese and English in English', () => {
    expect(proseOf(zh).filter((text) => !han.test(text))).toEqual([])
    expect(proseOf(en).filter((text) => han.test(withoutQuotes(text)))).toEqual([])
    expect(proseOf(en).filter((text) => !/[a-z]/i.test(text))).toEqual([])
  })

  test('says whose advice it has', () => {
    expect(record.adviceBy).toBe(zh.advice === '' && en.advice === '' ? 'project' : 'authing')
  })

  test('holds no control character, no mark of direction and no space at its ends', () => {
    const texts = [record.message, ...also, zh, en].flatMap((text) =>
      typeof text === 'string' ? [text] : [text.description, text.advice, text.projectAdvice ?? ''],
    )
    expect(texts.filter((text) => /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text))).toEqual([])
    expect(texts.filter((text) => text !== text.trim())).toEqual([])
  })

  test('names other texts only where they are others', () => {
    expect(
      also.filter((text, index) => text === '' || text === record.message || also.indexOf(text) !== index),
    ).toEqual([])
  })

  test('leads to a page of Authing’s documentation, or to none', () => {
    expect(record.url).toMatch(/^(?:https:\/\/docs\.authing\.cn\/[\w./-]+\.html)?$/)
    expect(record.url === '' || record.documented.startsWith('official-page')).toBe(true)
  })

  test('has an origin and a severity that the program knows', () => {
    expect(origins).toContain(record.origin)
    expect(severities).toContain(record.severity)
  })
})
