/**
 * Whether a number has its own official text beside it.
 *
 * Texts are compared by letters and digits alone (no case, space or punctuation), so a full-width comma, a quote or
 * a wrapper such as `Optional("…")` makes no difference. A printed text may go on after the official one; the
 * official one may be cut after its first clause, where that clause is long enough to be telling.
 */
import type { CodeRecord } from '../catalogue/record.ts'
import { lookBack } from './look-back.ts'

export interface OwnTexts {
  /** `code`'s own text right behind `end` or right before `start`, with nothing but punctuation between. */
  readonly touches: (code: number, text: string, start: number, end: number) => boolean
  /** `code`'s own text anywhere in `text`. */
  readonly within: (code: number, text: string) => boolean
  /** The record whose text occurs in `text`, if any. */
  readonly recordWithin: (code: number, text: string) => CodeRecord | undefined
}

const reach = 160
const wrappers =
  'optional|message|msg|errmsg|errmessage|errormessage|errormsg|error|reason|desc|description|text|info|信息|错误信息|消息|原因'
const wrapper = new RegExp(`^(?:${wrappers})+`)
const shortestClause = { han: 4, other: 12 }

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

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
  /**
   * The beginning of one of the texts, punctuation and all: anywhere, and behind a number, where a wrapper may stand
   * too; the end of one before a number. What has none of them isn't compared in full.
   */
  readonly beginning: RegExp
  readonly behind: RegExp
  readonly before: ReturnType<typeof lookBack>
}

function entryOf(records: readonly CodeRecord[]): Entry {
  const byRecord = records.map((record) => ({ record, texts: variants(record) }))
  const texts = byRecord.flatMap((entry) => entry.texts)
  const openings = [...texts, ...wrappers.split('|')]
  return {
    byRecord,
    texts,
    firsts: new Set(openings.map((text) => text.charAt(0))),
    lasts: new Set(texts.map((text) => text.charAt(text.length - 1))),
    beginning: new RegExp(anyPart(texts, 0, telling), 'u'),
    behind: new RegExp(`^${marks}(?:${anyPart(openings, 0, telling)})`, 'u'),
    before: lookBack(new RegExp(`(?:${anyPart(texts, -telling)})${marks}`, 'u')),
  }
}

/** So many letters tell a text from nearly all others. */
const telling = 4
const marks = String.raw`[^\p{L}\p{N}]*`

/** A pattern for a part of any of the texts, with any marks between its letters; for no text, one that matches nothing. */
function anyPart(texts: readonly string[], from: number, to?: number): string {
  const parts = new Set(texts.map((text) => [...text].slice(from, to).join(marks)))
  return parts.size === 0 ? '(?!)' : [...parts].join('|')
}

export function ownTextsOf(recordsOf: (code: number) => readonly CodeRecord[]): OwnTexts {
  const cache = new Map<number, Entry>()
  const entry = (code: number): Entry => {
    const held = cache.get(code) ?? entryOf(recordsOf(code))
    cache.set(code, held)
    return held
  }
  const recordWithin = (code: number, text: string): CodeRecord | undefined => {
    const { beginning, byRecord } = entry(code)
    if (!beginning.test(text.toLowerCase())) return undefined
    const haystack = plain(text)
    return byRecord.find(({ texts }) => texts.some((own) => haystack.includes(own)))?.record
  }

  return {
    touches(code, text, start, end) {
      const { texts, firsts, lasts, behind, before } = entry(code)
      const right = text.slice(end, end + reach).toLowerCase()
      if (firsts.has(letterAfter(text, end)) && behind.test(right)) {
        const letters = plain(right)
        const bare = letters.replace(wrapper, '')
        if (texts.some((own) => letters.startsWith(own) || bare.startsWith(own))) return true
      }
      if (!lasts.has(letterBefore(text, start))) return false
      const left = text.slice(Math.max(0, start - reach), start).toLowerCase()
      return before(left) !== null && texts.some((own) => plain(left).endsWith(own))
    },
    within: (code, text) => recordWithin(code, text) !== undefined,
    recordWithin,
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
