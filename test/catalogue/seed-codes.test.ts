/** The fifteen codes of Authing's Android page carry its Chinese texts to the letter. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'

interface Seed {
  readonly code: number
  /** Absent where the table has no such column. */
  readonly message: string | undefined
  readonly description: string
  readonly advice: string
}

const page = readFileSync(new URL('../../fixtures/seed-codes.md', import.meta.url), 'utf8')

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** Rows of every table of the page, by the names in the head of their table. */
function seedsOf(markdown: string): Seed[] {
  const tables = markdown.split(/\n{2,}/).filter((block) => block.startsWith('|'))
  return tables.flatMap((table) => {
    const [head = '', , ...rows] = table.trimEnd().split('\n')
    const names = cellsOf(head)
    return rows.map((row) => {
      const cells = cellsOf(row)
      const cell = (name: string): string | undefined => cells[names.indexOf(name)]
      return {
        code: Number(cell('Code')),
        message: cell('Message'),
        description: cell('说明') as string,
        advice: cell('建议') ?? '',
      }
    })
  })
}

const seeds = seedsOf(page)

test('the page holds fifteen codes', () => {
  expect(seeds.map(({ code }) => code)).toEqual([
    1636, 1639, 1640, 1641, 2921, 10001, 10002, 10003, 10004, 10005, 10006, 10007, 10008, 10009, 10010,
  ])
  expect(seeds.filter(({ advice }) => advice === '').map(({ code }) => code)).toEqual([
    1636, 1639, 1640, 1641, 2921, 10006, 10007, 10008, 10010,
  ])
})

describe.each(seeds)('$code', ({ code, message, description, advice }) => {
  const preferred = catalogue.recordsOf(code)[0]

  test('says what the page says, an empty advice included', () => {
    expect(preferred?.zh).toMatchObject({ description, advice })
  })

  test('carries the message of the page', () => {
    expect(preferred?.message).toBe(message ?? preferred?.message)
  })

  test('marks whose advice it has', () => {
    expect(preferred?.adviceBy).toBe(advice === '' ? 'project' : 'authing')
    expect(preferred?.zh.projectAdvice === undefined).toBe(advice !== '')
  })
})
