/** What the page has to know of a store beside the counts, and which stretches of time those are packed by. */
import { type CodeMeaning, countedCodes, countedDays, countedSources } from '../../store/page-counts.ts'
import type { ReadStore } from '../../store/read-store.ts'
import { prunedBefore } from '../../store/seen.ts'
import type { CodeFacts, Meaning } from './model/facts.ts'
import type { Places, Stretch } from './pack-stretch.ts'

/** More than a person picks from; of ten thousand small files those with the fewest hits are counted together. */
const mostSources = 250

const DAY = 86_400
const blockLength = 7 * DAY

export interface Gathered {
  readonly codes: readonly CodeFacts[]
  readonly sources: readonly string[]
  readonly otherSources: number
  readonly prunedBefore: number | undefined
  readonly places: Places
  readonly stretches: readonly Stretch[]
}

export async function gather(store: ReadStore): Promise<Gathered> {
  const codes = codeFacts(await countedCodes(store))
  const found = await countedSources(store)
  const names = [...new Set(found.map(({ name }) => name))]
  const sources = names.slice(0, mostSources)
  const placeOfName = new Map(sources.map((name, place) => [name, place]))
  const pruned = (await prunedBefore(store))?.start
  return {
    codes,
    sources,
    otherSources: names.length - sources.length,
    prunedBefore: pruned,
    places: {
      codes: new Map(codes.map(({ code }, place) => [code, place])),
      sources: new Map(found.map(({ id, name }) => [id, placeOfName.get(name) ?? sources.length])),
    },
    stretches: stretchesOf(await countedDays(store), pruned ?? Number.NEGATIVE_INFINITY),
  }
}

function codeFacts(rows: readonly CodeMeaning[]): CodeFacts[] {
  const codes = new Map<number, { readonly firstSeen: number; readonly meanings: Meaning[] }>()
  for (const row of rows) {
    const facts = codes.get(row.code) ?? { firstSeen: row.first_seen, meanings: [] }
    codes.set(row.code, facts)
    if (row.origin === null) continue
    facts.meanings.push({
      origin: row.origin,
      severity: row.severity,
      message: row.message,
      url: row.url,
      adviceBy: row.advice_by,
      zh: { description: row.description_zh, advice: row.advice_zh },
      en: { description: row.description_en, advice: row.advice_en },
    })
  }
  return [...codes].map(([code, facts]) => ({ code, ...facts }))
}

/** The weeks that have counts; one is two stretches where the minutes of its first days have been pruned. */
function stretchesOf(days: readonly number[], pruned: number): Stretch[] {
  const weeks = [...new Set(days.map((day) => Math.floor(day / blockLength) * blockLength))]
  return weeks.flatMap((week): Stretch[] => {
    const end = week + blockLength
    const cut = Math.min(Math.max(pruned, week), end)
    const parts: Stretch[] = [
      { start: week, end: cut, finest: 'day' },
      { start: cut, end, finest: 'minute' },
    ]
    return parts.filter((part) => days.some((day) => day >= part.start && day < part.end))
  })
}
