/** How the page reads in a real browser: for everyone, on a phone, on paper, and of stores of all sizes. */
import { describe, expect, test } from 'vitest'
import { accessibilityFaults } from './accessibility.ts'
import { useBrowser } from './browser.ts'
import { shown } from './on-screen.ts'
import { pageOf, randomRows, second, storeOf } from './sample.ts'

const open = useBrowser()
const rows = randomRows(3000, 45)

describe('reads well', () => {
  test.each([
    ['light', 'zh'],
    ['dark', 'en'],
  ] as const)('for everyone, %s', async (colorScheme, language) => {
    const { page } = await open(await pageOf(storeOf(rows), { language }), { colorScheme })
    await page.locator('#chart-table summary').click()
    await page.locator('#sources summary').click()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('on a phone: nothing is wider than it', async () => {
    const { page } = await open(await pageOf(storeOf(rows)), {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await width()).toBe(390)
    expect(await page.locator('#presets').isVisible()).toBe(false)
    await page.locator('#filters summary').first().click()
    await page.locator('#chart-table summary').click()
    await page.locator('#sources summary').click()
    expect(await width()).toBe(390)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('turned on its side: the controls are open, since nothing there could open them', async () => {
    const { page } = await open(await pageOf(storeOf(rows)), { viewport: { width: 390, height: 844 } })
    await page.setViewportSize({ width: 844, height: 390 })
    await expect.poll(() => page.locator('#presets').isVisible()).toBe(true)
  })

  test('on paper: the chart and the table without the controls', async () => {
    const { page } = await open(await pageOf(storeOf(rows)), { colorScheme: 'dark' })
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
    const { page, complaints } = await open(await pageOf(storeOf([]), { language: 'en' }))
    expect(await page.locator('#nothing').innerText()).toContain('Nothing has been counted yet')
    expect(await page.locator('#results').isVisible()).toBe(false)
    expect(complaints).toEqual([])
  })

  test('of one event', async () => {
    const file = storeOf([{ minute: second('2026-11-24T10:00Z'), code: 2005 }])
    const { page } = await open(await pageOf(file, { language: 'en' }))
    expect(await page.getByRole('status').innerText()).toContain('1 hit of 1 code ·')
    expect(await shown(page)).toEqual(new Map([[2005, '1']]))
    expect(await page.locator('#chart canvas').isVisible()).toBe(true)
  })

  test('of a period without counts, from which one click leads to the last that has any', async () => {
    const file = storeOf([{ minute: second('2025-03-24T10:00Z'), code: 2005 }])
    const range = { since: second('2026-11-01T00:00Z'), until: second('2026-11-02T00:00Z') }
    const { page } = await open(await pageOf(file, { language: 'en', range }))
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
    const { page } = await open(await pageOf(file, { language: 'en' }), { hash })
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
    const { page, complaints } = await open(await pageOf(storeOf(many)))
    expect(await page.locator('#codes tbody tr').count()).toBe(200)
    expect(await page.locator('#legend li').count()).toBe(8)
    expect(complaints).toEqual([])
  })
})
