/** What a reader does with the page in a real browser, with and without a mouse. */
import { describe, expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import { grouped, hashOf, total } from './on-screen.ts'
import { codes, pageOf, period, randomRows, second, storeOf, sum, sumsInSql } from './sample.ts'

const open = useBrowser()
const rows = randomRows(3000, 45)

describe('the reader', () => {
  test('switches the language, and the address keeps it', async () => {
    const { page } = await open(await pageOf(storeOf(rows)))
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
    const { page } = await open(await pageOf(storeOf(rows)), { colorScheme: 'dark' })
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
    const { page } = await open(await pageOf(file))
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
    const { page } = await open(await pageOf(storeOf(rows)), { hash: '#language=en' })
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
    const { page } = await open(await pageOf(file, { language: 'en' }))
    expect(await page.locator('#codes .new').count()).toBe(1)
    await page.locator('#totals').getByRole('button', { name: '2333' }).click()
    expect(await total(page)).toBe('3')
    expect(await hashOf(page)).toBe('#code=2333')
  })

  test('goes on with an address that comes in while the page is open', async () => {
    const { page } = await open(await pageOf(storeOf(rows)))
    await page.evaluate(() => {
      location.hash = '#language=en&search=locked'
    })
    await expect.poll(() => page.locator('#codes tbody tr').count()).toBe(1)
    await page.getByRole('button', { name: 'Reset the view' }).click()
    expect(await page.locator('#codes tbody tr').count()).toBe(codes.length)
    expect(await hashOf(page)).toBe('#language=en')
  })
})
