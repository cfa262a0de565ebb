/** The page in a real browser, opened from disk. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { prune } from '../../../src/store/prune.ts'
import { accessibilityFaults } from './accessibility.ts'
import { launch, open, withoutBrowser } from './browser.ts'
import { noBrowser } from './executable.ts'
import { hostileStore, hostileTexts } from './hostile.ts'
import { codes, pageOf, randomRows, second, storeOf, sumsInSql } from './sample.ts'

let browser: Browser
beforeAll(async () => {
  if (!withoutBrowser) browser = await launch()
})
afterAll(() => browser?.close())
beforeEach(({ skip }) => skip(withoutBrowser, noBrowser))

const rows = randomRows(3000, 45)
const grouped = (n: number): string => new Intl.NumberFormat('en').format(n)
const sum = (sums: ReadonlyMap<number, number>): number => [...sums.values()].reduce((all, n) => all + n, 0)
const total = (page: Page): Promise<string> => page.locator('#totals dd').first().innerText()

const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash)

/** What the table says, by code. */
const shown = async (page: Page): Promise<Map<number, string>> =>
  new Map(
    await page
      .locator('#codes tbody tr')
      .evaluateAll((lines) =>
        lines.map((line): [number, string] => [
          Number(line.querySelector('th b')?.textContent),
          line.querySelector('.count b')?.textContent ?? '',
        ]),
      ),
  )

const inWords = (sums: ReadonlyMap<number, number>): Map<number, string> =>
  new Map([...sums].map(([code, n]) => [code, grouped(n)]))

/** A period of the page as SQL takes it. */
const period = (from: string, to: string) => ({ from: second(from), to: second(to) })

describe('opened from disk', () => {
  test('it asks nobody for anything, and nothing is against its policy', async () => {
    const { page, requests, complaints } = await open(browser, pageOf(storeOf(rows)))
    await page.getByLabel('30 天').check({ force: true })
    await page.locator('#chart-table summary').click()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    expect(requests).toEqual([])
    expect(complaints).toEqual([])
  })

  test('its policy holds: no script, style, image or request that is slipped in', async () => {
    const { page } = await open(browser, pageOf(storeOf(rows)))
    const outcome = await page.evaluate(async () => {
      const breaches = new Set<string>()
      const all = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (breaches.add(effectiveDirective).size === 5) resolve(breaches)
        })
      })
      const image = document.createElement('img')
      image.src = 'https://example.invalid/x.png'
      const [style, script] = [document.createElement('style'), document.createElement('script')]
      style.textContent = 'body { display: none }'
      script.append('window.broken = 1')
      document.body.append(image, style, script)
      try {
        document.body.innerHTML = '<b>x</b>'
      } catch {
        breaches.add('refused')
      }
      await fetch('https://example.invalid/').catch(() => {})
      await all
      return {
        breaches: [...breaches].sort(),
        broken: 'broken' in window,
        text: document.body.innerText.length,
      }
    })
    expect(outcome).toMatchObject({
      breaches: ['connect-src', 'img-src', 'refused', 'require-trusted-types-for', 'style-src-elem'],
      broken: false,
    })
    expect(outcome.text).toBeGreaterThan(100)
  })

  test('names and messages that would be code are text', async () => {
    const { page, requests, complaints } = await open(
      browser,
      pageOf(hostileStore(), { title: hostileTexts[0] }),
    )
    await page.locator('#sources summary').click()
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
    expect(await page.locator('#page img, #page script, a[href^="javascript"]').count()).toBe(0)
    expect(await page.locator('h1').innerText()).toBe(hostileTexts[0])
    const names = await page.locator('#source-list bdi').allTextContents()
    expect(names).toContain('</script><script>window.broken = 1</script>')
    expect(names).toContain('=HYPERLINK("http://evil.example","x")')
    // What would turn the reading direction round is shown, not obeyed.
    expect(names).toContain('gpj.\\u202egol.exe\\u202c \\u2066x\\u2069')
    expect([...requests, ...complaints]).toEqual([])
  })
})

describe('the numbers are those of SQL', () => {
  test('for a week, and for one that is picked by its days in a zone of half hours', async () => {
    const file = storeOf(rows)
    const { page } = await open(browser, pageOf(file))
    const week = sumsInSql(file, period('2026-11-18T01:20Z', '2026-11-25T01:20Z'))
    expect(await total(page)).toContain(grouped(sum(week)))
    await page.locator('#zone').selectOption('Asia/Kolkata')
    await page.locator('#from').fill('2026-11-10T00:00')
    await page.locator('#until').fill('2026-11-12T00:00')
    await page.locator('#until').blur()
    const days = sumsInSql(file, period('2026-11-09T18:30Z', '2026-11-11T18:30Z'))
    await expect.poll(() => total(page)).toBe(grouped(sum(days)))
    const table = await shown(page)
    expect(new Map([...table].filter(([, n]) => n !== '0'))).toEqual(inWords(days))
  })

  test('for a day on which clocks change, with sources and evidence from the address', async () => {
    const file = storeOf(rows)
    const hash =
      '#zone=America/New_York&from=2026-11-01T00:00&until=2026-11-02T00:00&source=api.log&source=web.log&minEvidence=likely'
    const { page } = await open(browser, pageOf(file), { hash })
    const day = sumsInSql(file, {
      ...period('2026-11-01T04:00Z', '2026-11-02T05:00Z'),
      sources: ['api.log', 'web.log'],
      minEvidence: 'likely',
    })
    expect(await total(page)).toBe(grouped(sum(day)))
    expect(await page.locator('#sources summary').innerText()).toContain('2 / 3')
  })

  test('for picked codes, in the chart as a table', async () => {
    const file = storeOf(rows)
    const { page } = await open(browser, pageOf(file), { hash: '#period=30d&code=2005&code=9' })
    const month = sumsInSql(file, period('2026-10-26T01:20Z', '2026-11-25T01:20Z'))
    const expected = [2005, 9].map((code) => month.get(code) ?? 0)
    expect(await total(page)).toBe(grouped(expected.reduce((all, n) => all + n)))
    await page.locator('#chart-table summary').click()
    await page.locator('#chart-table tbody tr').first().waitFor()
    const columns = await page
      .locator('#chart-table tbody tr')
      .evaluateAll((lines) =>
        lines.map((line) =>
          [...line.querySelectorAll('td')].map((cell) => Number(cell.textContent?.replaceAll(',', ''))),
        ),
      )
    const sums = [0, 1].map((column) => columns.reduce((all, cells) => all + (cells[column] ?? 0), 0))
    expect(sums.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b))
  })

  test('for what is dragged across the chart', async () => {
    const file = storeOf(rows)
    const { page } = await open(browser, pageOf(file), {
      hash: '#zone=UTC&from=2026-11-18T00:00&until=2026-11-19T00:00',
    })
    const box = await page.locator('#chart .u-over').boundingBox()
    if (box === null) throw new Error('no chart')
    await page.mouse.move(box.x + box.width * 0.26, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.495, box.y + 60, { steps: 4 })
    await page.mouse.up()
    const hash = new URLSearchParams((await hashOf(page)).slice(1))
    const [from, until] = [hash.get('from'), hash.get('until')]
    expect([from, until]).toEqual(['2026-11-18T06:00', '2026-11-18T12:00'])
    expect(await total(page)).toBe(grouped(sum(sumsInSql(file, period(`${from}Z`, `${until}Z`)))))
  })

  test('for days of which only the sums are left, and it says so', async () => {
    const file = storeOf(rows)
    const asked = period('2026-11-01T00:00Z', '2026-11-08T00:00Z')
    const before = sumsInSql(file, asked)
    prune(file, second('2026-11-20T00:00Z'))
    const hash = '#zone=UTC&from=2026-11-01T00:00&until=2026-11-08T00:00&language=en'
    const { page } = await open(browser, pageOf(file), { hash })
    expect(await total(page)).toBe(grouped(sum(before)))
    expect(await page.locator('#notes').innerText()).toContain(
      'Minutes before 2026-11-20 (UTC) have been deleted',
    )
    expect(await page.locator('#per').innerText()).toBe('per day')
  })
})

describe('the reader', () => {
  test('switches the language, and the address keeps it', async () => {
    const { page } = await open(browser, pageOf(storeOf(rows)))
    expect(await page.title()).toBe('Authing 返回码')
    expect(await page.locator('#codes').innerText()).toContain('用户已被锁定')
    await page.getByLabel('English').check({ force: true })
    expect(await page.title()).toBe('Authing return codes')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('#codes').innerText()).toContain('User has been locked')
    await page.reload()
    await page.waitForSelector('html[data-ready]', { state: 'attached' })
    expect(await page.title()).toBe('Authing return codes')
  })

  test('switches between light and dark, whatever the system has', async () => {
    const { page } = await open(browser, pageOf(storeOf(rows)), { colorScheme: 'dark' })
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await background()
    await page.locator('#theme').selectOption('light')
    const light = await background()
    expect(light).not.toBe(dark)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.locator('#theme').selectOption('dark')
    expect(await background()).toBe(dark)
    await page.locator('#theme').selectOption('auto')
    expect(await background()).toBe(light)
  })

  test('picks a preset, a source and a code with the keyboard alone', async () => {
    const file = storeOf(rows)
    const { page } = await open(browser, pageOf(file))
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const at = document.activeElement as HTMLElement
        return (
          at.id || at.getAttribute('aria-label') || at.getAttribute('value') || at.textContent || at.tagName
        )
      })
    const tabTo = async (what: string): Promise<void> => {
      for (let step = 0; step < 60; step++) {
        if ((await focused()) === what) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`the tab key never comes to ${what}`)
    }
    await tabTo('7d')
    await page.keyboard.press('ArrowRight')
    expect(await hashOf(page)).toContain('period=30d')
    expect(await focused()).toBe('30d')
    await tabTo('全部来源')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    const source = (await page.locator('#sources summary').innerText()).trim()
    const sums = sumsInSql(file, { ...period('2026-10-26T01:20Z', '2026-11-25T01:20Z'), sources: [source] })
    expect(await total(page)).toBe(grouped(sum(sums)))
    await tabTo('只看 2005')
    await page.keyboard.press('Space')
    expect(await total(page)).toBe(grouped(sums.get(2005) ?? 0))
    expect(await focused()).toBe('只看 2005')
  })

  test('hears the new sums, and is told of a period that ends before it begins', async () => {
    const { page } = await open(browser, pageOf(storeOf(rows)), { hash: '#language=en' })
    const status = page.getByRole('status')
    expect(await status.getAttribute('aria-live')).toBe('polite')
    const before = await status.innerText()
    await page.getByLabel('24 h').check({ force: true })
    expect(await status.innerText()).not.toBe(before)
    await page.locator('#from').fill('2026-12-10T00:00')
    await page.locator('#from').blur()
    expect(await page.getByRole('alert').innerText()).toBe('“From” must be before “Until”.')
    expect(await page.locator('#from').getAttribute('aria-invalid')).toBe('true')
  })

  test('comes from a new code in the sums to that code alone', async () => {
    const file = storeOf([
      { minute: second('2026-11-01T10:00Z'), code: 2005 },
      { minute: second('2026-11-23T10:00Z'), code: 2005, n: 8 },
      { minute: second('2026-11-24T10:00Z'), code: 2333, n: 3 },
    ])
    const { page } = await open(browser, pageOf(file, { language: 'en' }))
    expect(await page.locator('#codes .new').count()).toBe(1)
    await page.locator('#totals').getByRole('button', { name: '2333' }).click()
    expect(await total(page)).toBe('3')
    expect(await hashOf(page)).toBe('#code=2333')
  })

  test('goes on with an address that comes in while the page is open', async () => {
    const { page } = await open(browser, pageOf(storeOf(rows)))
    await page.evaluate(() => {
      location.hash = '#language=en&search=locked'
    })
    await expect.poll(() => page.locator('#codes tbody tr').count()).toBe(1)
    await page.getByRole('button', { name: 'Reset the view' }).click()
    expect(await page.locator('#codes tbody tr').count()).toBe(codes.length)
    expect(await hashOf(page)).toBe('#language=en')
  })
})

describe('reads well', () => {
  test.each([
    ['light', 'zh'],
    ['dark', 'en'],
  ] as const)('for everyone, %s', async (colorScheme, language) => {
    const { page } = await open(browser, pageOf(storeOf(rows), { language }), { colorScheme })
    await page.locator('#chart-table summary').click()
    await page.locator('#sources summary').click()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('on a phone: nothing is wider than it', async () => {
    const { page } = await open(browser, pageOf(storeOf(rows)), {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await width()).toBe(390)
    await page.locator('#filters summary').first().click()
    await page.locator('#chart-table summary').click()
    await page.locator('#sources summary').click()
    expect(await width()).toBe(390)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('on paper: the chart and the table without the controls', async () => {
    const { page } = await open(browser, pageOf(storeOf(rows)), { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('#filters, .settings, #codes input').filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('#chart canvas').isVisible()).toBe(true)
    expect((await page.locator('#chart canvas').boundingBox())?.width).toBeLessThanOrEqual(690)
    expect(await page.locator('#codes').isVisible()).toBe(true)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('of an empty store', async () => {
    const { page, complaints } = await open(browser, pageOf(storeOf([]), { language: 'en' }))
    expect(await page.locator('#nothing').innerText()).toContain('Nothing has been counted yet')
    expect(await page.locator('#results').isVisible()).toBe(false)
    expect(complaints).toEqual([])
  })

  test('of one event', async () => {
    const file = storeOf([{ minute: second('2026-11-24T10:00Z'), code: 2005 }])
    const { page } = await open(browser, pageOf(file, { language: 'en' }))
    expect(await page.getByRole('status').innerText()).toContain('1 hit of 1 code ·')
    expect(await shown(page)).toEqual(new Map([[2005, '1']]))
    expect(await page.locator('#chart canvas').isVisible()).toBe(true)
  })

  test('of a period without counts, from which one click leads to the last that has any', async () => {
    const file = storeOf([{ minute: second('2025-03-24T10:00Z'), code: 2005 }])
    const range = { since: second('2026-11-01T00:00Z'), until: second('2026-11-02T00:00Z') }
    const { page } = await open(browser, pageOf(file, { language: 'en', range }))
    expect(await page.locator('#nothing').innerText()).toContain('No code was counted in this period')
    await page.getByRole('button', { name: 'Show the last week that has counts' }).click()
    expect(await shown(page)).toEqual(new Map([[2005, '1']]))
  })

  test('of a good day, which is said of the whole alone', async () => {
    const minute = second('2026-11-24T10:00Z')
    const file = storeOf([
      { minute, code: 1639 },
      { minute: minute - 86_400, code: 2005 },
    ])
    const hash = '#period=24h'
    const { page } = await open(browser, pageOf(file, { language: 'en' }), { hash })
    expect(await page.locator('#notes .good').innerText()).toContain('Nothing to act on')
    await page.getByLabel('flow').check({ force: true })
    expect(await page.locator('#notes .good').count()).toBe(0)
    await page.getByLabel('flow').uncheck({ force: true })
    await page.getByLabel('7 days').check({ force: true })
    expect(await page.locator('#notes .good').count()).toBe(0)
  })

  test('of 200 codes', async () => {
    const minute = second('2026-11-24T10:00Z')
    const many = Array.from({ length: 200 }, (_, index) => ({ minute, code: 1000 + index, n: index + 1 }))
    const { page, complaints } = await open(browser, pageOf(storeOf(many)))
    expect(await page.locator('#codes tbody tr').count()).toBe(200)
    expect(await page.locator('#legend li').count()).toBe(8)
    expect(complaints).toEqual([])
  })
})
