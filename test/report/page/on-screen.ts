/** What a reader sees of the page. */
import type { Page } from 'playwright-core'

/** As the page writes numbers in both languages. */
export const grouped = (n: number): string => new Intl.NumberFormat('en').format(n)

export const total = (page: Page): Promise<string> => page.locator('#totals dd').first().innerText()

export const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash)

/** What the table says, by code. */
export const shown = async (page: Page): Promise<Map<number, string>> =>
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
