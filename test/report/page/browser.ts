/** A real browser for the page. Where there is none, tests skip and say so; with REQUIRE_BROWSER they fail. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest'
import { scratchFolder } from '../../scratch.ts'
import { executable, foundBrowser, noBrowser } from './executable.ts'

const withoutBrowser = foundBrowser === undefined

if (process.env['REQUIRE_BROWSER']) executable()
if (withoutBrowser) console.warn(`skipped: ${noBrowser}`)

export interface Opened {
  readonly page: Page
  /** What the page asked the network or the disk for, its own file aside. */
  readonly requests: string[]
  /** What the console says, among it each breach of the policy. */
  readonly complaints: string[]
}

export type Open = (
  text: string,
  options?: BrowserContextOptions & { readonly hash?: string },
) => Promise<Opened>

/** One browser for the tests of a file. What it gives opens the text as a file from disk, and waits until it shows. */
export function useBrowser(): Open {
  let browser: Browser
  beforeAll(async () => {
    if (withoutBrowser) return
    // Its sandbox works for few of those who run tests in a container, and the pages are our own.
    browser = await chromium.launch({ executablePath: executable(), args: ['--no-sandbox'] })
  })
  afterAll(() => browser?.close())
  beforeEach(({ skip }) => skip(withoutBrowser, noBrowser))
  return (text, options) => open(browser, text, options)
}

async function open(
  browser: Browser,
  text: string,
  { hash = '', ...options }: Parameters<Open>[1] = {},
): Promise<Opened> {
  const file = join(scratchFolder(), 'report.html')
  writeFileSync(file, text)
  const url = pathToFileURL(file).href
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const [requests, complaints]: [string[], string[]] = [[], []]
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) requests.push(request.url())
  })
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${url}${hash}`)
  await page.waitForSelector('html[data-ready]', { state: 'attached' })
  return { page, requests, complaints }
}
