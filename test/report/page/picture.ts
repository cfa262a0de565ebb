/**
 * Makes the pictures of the HTML report that the README shows: `npm run picture`, after a build. Two weeks of a made-up
 * shop's counts, always the same; it takes a browser (see browser.ts) and writes docs/report.png and its Chinese twin.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { createRandom } from '../../../bench/logs/random.ts'
import { catalogue } from '../../../src/catalogue/built-in.ts'
import type { CountRow } from '../../../src/count/batch.ts'
import { htmlReport } from '../../../src/report/page/html-report.ts'
import { snapshotOf } from '../../../src/store/codes.ts'
import { readerOf } from '../../../src/store/sqlite-reader.ts'
import { openStore } from '../../../src/store/store.ts'
import { executable } from './executable.ts'

const now = Date.UTC(2026, 10, 25, 1, 20)
const hour = 3600
const days = 16

/** Hits an hour at noon, and how many hours ago the code turned up where it is new. */
const codes = [
  { code: 2333, source: 'teahouse-api.log', hits: 46 },
  { code: 2005, source: 'teahouse-api.log', hits: 17 },
  { code: 1636, source: 'teahouse-web.log', hits: 31 },
  { code: 2020, source: 'teahouse-web.log', hits: 22 },
  { code: 1640, source: 'android-logcat.txt', hits: 15 },
  { code: 10006, source: 'android-logcat.txt', hits: 7 },
  { code: 2001, source: 'teahouse-api.log', hits: 9 },
  { code: 1639, source: 'ios-console.log', hits: 6 },
  { code: 2921, source: 'android-logcat.txt', hits: 26, since: 43 },
  { code: 4711, source: 'teahouse-api.log', hits: 3, since: 20 },
] as const

function counts(): CountRow[] {
  const random = createRandom(11)
  const last = Math.floor(now / 1000 / hour) * hour
  return codes.flatMap((kind) =>
    Array.from({ length: 'since' in kind ? kind.since : days * 24 }, (_, ago): CountRow | undefined => {
      const minute = last - ago * hour + random.below(ago === 0 ? 19 : 59) * 60
      const shape = 0.12 + Math.max(0, Math.sin(((((minute / hour + 8) % 24) - 7) / 16) * Math.PI))
      // An attack on passwords, one night.
      const burst = kind.code === 2333 && ago > 27 && ago < 32 ? 9 : 1
      const n = Math.round(kind.hits * shape * burst * (0.8 + random.below(40) / 100))
      const { code, source } = kind
      return n === 0
        ? undefined
        : { minute, code, source, evidence: 'certain', n, first: minute, last: minute + 59 }
    }).filter((row) => row !== undefined),
  )
}

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-'))
const browser = await chromium.launch({ executablePath: executable(), args: ['--no-sandbox'] })
const docs = fileURLToPath(new URL('../../../docs/', import.meta.url))
try {
  const store = openStore(join(folder, 'counts.db'), { catalogue: snapshotOf(catalogue), language: 'en' })
  store.commit({ counts: counts(), issues: [] })
  if (!existsSync(docs)) mkdirSync(docs)
  const reader = readerOf(store.connection)
  for (const [language, name] of [
    ['en', 'report.png'],
    ['zh', 'report.zh-CN.png'],
  ] as const) {
    const file = join(folder, `${language}.html`)
    writeFileSync(file, await htmlReport(reader, { now, zone: 'Asia/Shanghai', language }))
    const page = await browser.newPage({ viewport: { width: 1240, height: 1180 } })
    await page.goto(pathToFileURL(file).href)
    await page.waitForSelector('html[data-ready]', { state: 'attached' })
    await page.screenshot({ path: join(docs, name) })
  }
  store.close()
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
