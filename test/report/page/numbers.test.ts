/** What the page shows in a real browser, against SQL on the store. */
import { describe, expect, test } from 'vitest'
import { pruneFile } from '../../store/on-files.ts'
import { useBrowser } from './browser.ts'
import { grouped, hashOf, shown, total } from './on-screen.ts'
import { pageInRoom, pageOf, period, randomRows, second, storeOf, sum, sumsInSql } from './sample.ts'

const open = useBrowser()
const rows = randomRows(3000, 45)

const inWords = (sums: ReadonlyMap<number, number>): Map<number, string> =>
  new Map([...sums].map(([code, n]) => [code, grouped(n)]))

describe('the numbers are those of SQL', () => {
  test('for a week, and for one that is picked by its days in a zone of half hours', async () => {
    const file = storeOf(rows)
    const { page } = await open(await pageOf(file))
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
    const { page } = await open(await pageOf(file), { hash })
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
    const { page } = await open(await pageOf(file), { hash: '#period=30d&code=2005&code=9' })
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
    const { page } = await open(await pageOf(file), {
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
    await page.goBack()
    const day = sumsInSql(file, period('2026-11-18T00:00Z', '2026-11-19T00:00Z'))
    await expect.poll(() => total(page)).toBe(grouped(sum(day)))
  })

  test('for days of which only the sums are left, and it says so', async () => {
    const file = storeOf(rows)
    const asked = period('2026-11-01T00:00Z', '2026-11-08T00:00Z')
    const before = sumsInSql(file, asked)
    await pruneFile(file, second('2026-11-20T00:00Z'))
    const hash = '#zone=UTC&from=2026-11-01T00:00&until=2026-11-08T00:00&language=en'
    const { page } = await open(await pageOf(file), { hash })
    expect(await total(page)).toBe(grouped(sum(before)))
    expect(await page.locator('#notes').innerText()).toContain(
      'Minutes before 2026-11-20 (UTC) have been deleted',
    )
    expect(await page.locator('#per').innerText()).toBe('per day')
  })
})

test('where minutes had no room, hours and days are shown as such', async () => {
  const file = storeOf(rows)
  const hash = '#zone=UTC&from=2026-10-26T00:00&until=2026-11-25T00:00&language=en'
  const { page } = await open(await pageInRoom(file, 7800), { hash })
  expect(await total(page)).toBe(
    grouped(sum(sumsInSql(file, period('2026-10-26T00:00Z', '2026-11-25T00:00Z')))),
  )
  const notes = await page.locator('#notes').innerText()
  expect(notes).toMatch(/this page holds hours instead of minutes before 2026-1\d-\d\d \(UTC\)/)
  expect(notes).toMatch(/this page holds UTC days before 2026-1\d-\d\d \(UTC\)/)
})
