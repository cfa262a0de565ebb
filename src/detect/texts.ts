/**
 * Whether a number has its own official text beside it.
 *
 * Texts are compared by letters and digits alone (no case, space or punctuation), so a full-width comma, a quote or
 * a wrapper such as `Optional("…")` makes no difference. A printed text may go on after the official one; the
 * official one may be cut after its first clause, where that clause is long enough to be telling.
 */
import type { CodeRecord } from '../catalogue/record.ts'

export interface OwnTexts {
  /** `code`'s own text right behind `end` or right before `start`, with nothing but punctuation between. */
  readonly touches: (code: number, text: string, start: number, end: number) => boolean
  /** `code`'s own text anywhere in `text`. */
  readonly within: (code: number, text: string) => boolean
  /** The record whose text occurs in `text`, if any. */
  readonly recordWithin: (code: number, text: string) => CodeRecord | undefined
  /**
   * How `code`'s texts begin, three characters each, and their last characters, in lower case, without spaces and
   * punctuation: what touches it begins or ends so.
   */
  readonly edges: (code: number) => { readonly heads: readonly string[]; readonly lasts: Iterable<string> }
}

const reach = 160
/** Words that may stand between a number and its text. */
const wrapperWords =
  'optional|message|msg|errmsg|errmessage|errormessage|errormsg|error|reason|desc|description|text|info|信息|错误信息|消息|原因'
const wrapper = new RegExp(`^(?:${wrapperWords})+`)
export const wrappers: readonly string[] = wrapperWords.split('|')
const shortestClause = { han: 4, other: 12 }

/** Letters and digits alone, in lower case; most lines are ASCII, for which a simpler pattern is enough. */
function plain(text: string): string {
  const lower = text.toLowerCase()
  return /[^\x00-\x7f]/.test(lower) ? lower.replace(/[^\p{L}\p{N}]+/gu, '') : lower.replace(/[^a-z0-9]+/g, '')
}

function variants(record: CodeRecord): string[] {
  const whole = [record.message, ...(record.also ?? [])].filter((text) => text !== '')
  const clauses = whole.map((text) => text.split(/[,，。;；:：（(]/)[0] as string).filter(isTelling)
  return [...new Set([...whole, ...clauses].map(plain))].filter((text) => text !== '')
}

function isTelling(clause: string): boolean {
  const han = clause.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= shortestClause.han || clause.length >= shortestClause.other
}

/** What stands beside a code, ready to be compared. */
interface Entry {
  readonly byRecord: readonly { readonly record: CodeRecord; readonly texts: readonly string[] }[]
  readonly texts: readonly string[]
  /** First and last characters of the texts: most numbers are ruled out by one look at their neighbours. */
  readonly firsts: ReadonlySet<string>
  readonly lasts: ReadonlySet<string>
}

function entryOf(records: readonly CodeRecord[]): Entry {
  const byRecord = records.map((record) => ({ record, texts: variants(record) }))
  const texts = byRecord.flatMap((entry) => entry.texts)
  return {
    byRecord,
    texts,
    firsts: new Set([...texts, ...wrappers].map((text) => text.charAt(0))),
    lasts: new Set(texts.map((text) => text.charAt(text.length - 1))),
  }
}

export function ownTextsOf(recordsOf: (code: number) => readonly CodeRecord[]): OwnTexts {
  const cache = new Map<number, Entry>()
  const entry = (code: number): Entry => {
    const held = cache.get(code) ?? entryOf(recordsOf(code))
    cache.set(code, held)
    return held
  }
  const recordWithin = (code: number, text: string): CodeRecord | undefined => {
    const haystack = plain(text)
    return entry(code).byRecord.find(({ texts }) => texts.some((own) => haystack.includes(own)))?.record
  }

  return {
    touches(code, text, start, end) {
      const { texts, firsts, lasts } = entry(code)
      if (firsts.has(letterAfter(text, end))) {
        const right = plain(text.slice(end, end + reach))
        const bare = right.replace(wrapper, '')
        if (texts.some((own) => right.startsWith(own) || bare.startsWith(own))) return true
      }
      if (!lasts.has(letterBefore(text, start))) return false
      const left = plain(text.slice(Math.max(0, start - reach), start))
      return texts.some((own) => left.endsWith(own))
    },
    within: (code, text) => recordWithin(code, text) !== undefined,
    recordWithin,
    edges(code) {
      const letters = entry(code).texts.map((text) => [...text])
      return {
        heads: [...new Set(letters.map((text) => text.slice(0, 3).join('')))],
        lasts: new Set(letters.map((text) => text.at(-1) ?? '')),
      }
    },
  }
}

const isLetter = /[\p{L}\p{N}]/u
/** Marks between number and text: so few that the text of the next clause isn't taken for this number's. */
const gap = { after: 12, before: 3 }

function letterAfter(text: string, end: number): string {
  for (let index = end; index <= end + gap.after && index < text.length; index++) {
    if (isLetter.test(text.charAt(index))) return text.charAt(index).toLowerCase()
  }
  return ''
}

function letterBefore(text: string, start: number): string {
  // "User does not exist: 2004" names the user, not the code.
  if (/[:：=#]\s?$/.test(text.slice(Math.max(0, start - 2), start))) return ''
  for (let index = start - 1; index >= start - 1 - gap.before && index >= 0; index--) {
    if (isLetter.test(text.charAt(index))) return text.charAt(index).toLowerCase()
  }
  return ''
}
