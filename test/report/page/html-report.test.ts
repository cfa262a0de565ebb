/** The file itself: what its policy allows, and that data stays data. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../../src/catalogue/built-in.ts'
import { createCatalogue } from '../../../src/catalogue/catalogue.ts'
import { htmlReport } from '../../../src/report/page/html-report.ts'
import { snapshotOf } from '../../../src/store/codes.ts'
import { readerOf } from '../../../src/store/sqlite-reader.ts'
import { openStore } from '../../../src/store/store.ts'
import { scratchPath } from '../../scratch.ts'
import { hostileStore, hostileTexts } from './hostile.ts'
import { block, now, pageOf, readPage, second, storeOf } from './sample.ts'

const one = [{ minute: second('2026-11-24T10:00Z') }]

describe('the policy', () => {
  const page = (): Promise<string> => pageOf(storeOf(one))
  const policy = (text: string): string =>
    /http-equiv="Content-Security-Policy" content="(.*?)"/.exec(text)?.[1] ?? ''

  test('lets one script and one style sheet work, by their hashes, and nothing else', async () => {
    const text = await page()
    const hash = (inside: string | undefined): string =>
      createHash('sha256')
        .update(inside ?? '')
        .digest('base64')
    expect(policy(text).split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${hash(/<script>(.*?)<\/script>/s.exec(text)?.[1])}'`,
      `style-src 'sha256-${hash(/<style>(.*?)<\/style>/s.exec(text)?.[1])}'`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ])
  })

  test('has no more to let work', async () => {
    const text = await page()
    expect(text.match(/<script>|<script [^>]*>/g)).toEqual([
      '<script type="application/json" id="facts">',
      '<script type="application/base64" id="counts">',
      '<script>',
    ])
    expect(text.match(/<style/g)).toHaveLength(1)
    expect(text).not.toMatch(/<[^>]+\s(?:style|on\w+|src)=/)
    // A browser reads CR LF as LF, and the hash would no longer be the script's.
    expect(text).not.toContain('\r')
  })
})

describe('data', () => {
  test.each(hostileTexts)('%j stays data', async (text) => {
    const page = await pageOf(hostileStore(), { title: text })
    const data = block(page, 'facts')
    expect(data).not.toMatch(/[<>&\u2028\u2029\u202e]/)
    const { facts } = readPage(page)
    expect(facts.sources).toContain(text)
    expect(facts.title).toBe(text)
    expect(facts.codes.map(({ meanings }) => meanings[0]?.message)).toContain(text)
    expect(page.match(/<script/g)).toHaveLength(3)
    expect(page.match(/<img/g)).toBeNull()
  })

  test('says what each code means in both languages, as the store does', async () => {
    const { facts } = readPage(
      await pageOf(storeOf([...one, { ...one[0], minute: second('2026-11-24T10:00Z'), code: 10006 }])),
    )
    for (const { code, meanings } of facts.codes) {
      const records = catalogue.recordsOf(code)
      expect(meanings.map(({ origin }) => origin).sort()).toEqual(records.map(({ origin }) => origin).sort())
      expect(meanings[0]).toMatchObject({
        origin: records[0]?.origin,
        zh: { description: records[0]?.zh.description },
      })
    }
  })
})

test('counts that come in while the page is made are in all of it or in none', async () => {
  const file = scratchPath()
  const store = openStore(file, { catalogue: snapshotOf(createCatalogue([])), language: 'zh' })
  expect(await htmlReport(readerOf(store.connection), { now, zone: 'UTC', language: 'en' })).toContain(
    '<html lang="en">',
  )
  expect(store.connection.inTransaction).toBe(false)
  store.close()
})

test('carries the licences of what is built into it', async () => {
  const page = await pageOf(storeOf(one))
  for (const [name, holder] of [
    ['uplot', /Copyright \(c\) \d+ Leon Sorokin/],
    ['@date-fns/tz', /Copyright © \d+ Sasha Koss/],
  ] as const) {
    const url = new URL(`../../../node_modules/${name}/package.json`, import.meta.url)
    expect(JSON.parse(readFileSync(url, 'utf8')).license).toBe('MIT')
    expect(page).toMatch(holder)
  }
  expect(page).toContain('Permission is hereby granted, free of charge')
})
