/** Detection against every labelled corpus: what it finds is right, and it misses next to nothing. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measure } from './measure.ts'

const folder = new URL('../../fixtures/corpus/', import.meta.url)
const corpora = readdirSync(folder).filter((name) => name.endsWith('.jsonl'))

test('there are lines that rules were made from, and lines held out', () => {
  expect(corpora).toContain('dev.jsonl')
  expect(corpora.filter((name) => name.startsWith('held-out'))).not.toEqual([])
})

describe.each(corpora)('%s', (name) => {
  const { all, misses } = measure(new URL(name, folder).pathname)
  const list = `\n${misses.join('\n')}\n`

  test('holds codes to be found', () => {
    expect(all.right + all.missed).toBeGreaterThan(100)
  })

  test('precision is at least 0.995', () => {
    expect(all.right / (all.right + all.wrong), list).toBeGreaterThanOrEqual(0.995)
  })

  test('recall is at least 0.99', () => {
    expect(all.right / (all.right + all.missed), list).toBeGreaterThanOrEqual(0.99)
  })
})
