/** A store whose sources and messages say what a careless page would obey. */
import { createCatalogue } from '../../../src/catalogue/catalogue.ts'
import type { CodeRecord } from '../../../src/catalogue/record.ts'
import { snapshotOf } from '../../../src/store/codes.ts'
import { openStore } from '../../../src/store/store.ts'
import { scratchPath } from '../../scratch.ts'
import { second } from './sample.ts'

export const hostileTexts: readonly string[] = [
  '</script><script>window.broken = 1</script>',
  '<!--<script>',
  ']]><img src=x onerror="window.broken = 1">',
  '"><svg onload=window.broken=1>',
  '=HYPERLINK("http://evil.example","x")',
  '$& $1 {{script}} {{counts}}',
  'line\u2028separator\u2029',
  'gpj.\u202egol.exe\u202c \u2066x\u2069',
  '`code` & &lt;b&gt; \u0007\u001b[31m',
]

/** One code and one source for each. */
export function hostileStore(): string {
  const file = scratchPath()
  const records = hostileTexts.map(
    (text, index): CodeRecord => ({
      code: 5000 + index,
      origin: 'api',
      severity: 'error',
      message: text,
      zh: { description: text, advice: text },
      en: { description: text, advice: text },
      adviceBy: 'authing',
      documented: 'user',
      url: 'javascript:window.broken=1',
    }),
  )
  const store = openStore(file, { catalogue: snapshotOf(createCatalogue(records)), language: 'zh' })
  const minute = second('2026-11-24T10:00Z')
  store.commit({
    counts: hostileTexts.map((source, index) => ({
      minute,
      source,
      code: 5000 + index,
      evidence: 'certain',
      n: 1,
      first: minute,
      last: minute,
    })),
    issues: [],
  })
  store.close()
  return file
}
