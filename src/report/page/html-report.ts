/**
 * A store as one HTML file that needs nothing else: it opens from disk, without a network, in browsers of 2024 and
 * later. All of the store is in it, and the reader picks period, zone, sources and codes; the options say how it
 * opens. The file stays under 5 MB however large the store is.
 */
import type { Language } from '../../catalogue/language.ts'
import type { Evidence } from '../../detect/hit.ts'
import type { Range } from '../../store/pieces.ts'
import type { ReadStore } from '../../store/read-store.ts'
import { pageDocument } from './document.ts'
import { gather } from './gather.ts'
import type { Facts } from './model/facts.ts'
import { pageWords } from './model/language.ts'
import { packCounts } from './pack.ts'

export interface HtmlReportOptions {
  /** Milliseconds since 1970 UTC; the periods of the page end here. */
  readonly now: number
  /** What `parseZone` reads. */
  readonly zone: string
  readonly language: Language
  /** The heading, instead of the page's own. */
  readonly title?: string | undefined
  /** What the page opens with; where it is open at both ends, the last week that has any counts. */
  readonly range?: Range | undefined
  readonly minEvidence?: Evidence | undefined
}

const mostBytes = 4_990_000
const mostBytesOfBlockFacts = 80

export const htmlReport = (store: ReadStore, options: HtmlReportOptions): Promise<string> =>
  // At once, so that counts that come in meanwhile are in all parts of the page or in none.
  store.atOnce(async () => {
    const { language, title } = options
    const { places, stretches, ...gathered } = await gather(store)
    const facts: Facts = {
      ...gathered,
      title,
      language,
      zone: options.zone,
      now: Math.floor(options.now / 1000),
      since: options.range?.since,
      until: options.range?.until,
      minEvidence: options.minEvidence ?? 'inferred',
      blocks: [],
      leftOutBefore: undefined,
    }
    const page = (facts: Facts, counts: Buffer): string =>
      pageDocument({ language, title: title ?? pageWords[language].plain.title, facts, counts })
    const rest = Buffer.byteLength(page(facts, Buffer.alloc(0)))
    const room = mostBytes - rest - stretches.length * mostBytesOfBlockFacts
    // Three bytes are four letters.
    const { bytes, ...packed } = await packCounts(store, places, stretches, (room * 3) / 4)
    return page({ ...facts, ...packed }, bytes)
  })
