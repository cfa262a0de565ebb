/** The page in a real browser, opened from disk: what it may do, and what data may do in it. */
import { describe, expect, test } from 'vitest'
import { useBrowser } from './browser.ts'
import { hostileStore, hostileTexts } from './hostile.ts'
import { pageOf, randomRows, storeOf } from './sample.ts'

const open = useBrowser()
const rows = randomRows(3000, 45)

describe('opened from disk', () => {
  test('it asks nobody for anything, and nothing is against its policy', async () => {
    const { page, requests, complaints } = await open(await pageOf(storeOf(rows)))
    await page.getByLabel('30 天').check({ force: true })
    await page.locator('#chart-table summary').click()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    expect(requests).toEqual([])
    expect(complaints).toEqual([])
  })

  test('its policy holds: no script, style, image or request that is slipped in', async () => {
    const { page } = await open(await pageOf(storeOf(rows)))
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
      await pageOf(hostileStore(), { title: hostileTexts[0] }),
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
