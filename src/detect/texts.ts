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
}

const reach = 160
const wrapper =
  /^(?:optional|message|msg|errmsg|errmessage|errormessage|errormsg|error|reason|desc|description|text|info|信息|错误信息|消息|原因)+/
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

export function ownTextsOf(recordsOf: (code: number) => readonly CodeRecord[]): OwnTexts {
  const cache = new Map<number, readonly { record: CodeRecord; texts: readonly string[] }[]>()
  const entries = (code: number): readonly { record: CodeRecord; texts: readonly string[] }[] => {
    let held = cache.get(code)
    if (held === undefined) {
      held = recordsOf(code).map((record) => ({ record, texts: variants(record) }))
      cache.set(code, held)
    }
    return held
  }
  const some = (code: number, test: (own: string) => boolean): boolean =>
    entries(code).some(({ texts }) => texts.some(test))
  const recordWithin = (code: number, text: string): CodeRecord | undefined => {
    const haystack = plain(text)
    return entries(code).find(({ texts }) => texts.some((own) => haystack.includes(own)))?.record
  }

  return {
    touches(code, text, start, end) {
      const after = text.slice(end, end + reach)
      const right = plain(after)
      const bare = right.replace(wrapper, '')
      if (gapBefore(after) && some(code, (own) => right.startsWith(own) || bare.startsWith(own))) return true
      const before = text.slice(Math.max(0, start - reach), start)
      if (!/[\p{L}\p{N}][^\p{L}\p{N}]{0,3}$/u.test(before)) return false
      const left = plain(before)
      return some(code, (own) => left.endsWith(own))
    },
    within: (code, text) => recordWithin(code, text) !== undefined,
    recordWithin,
  }
}

/** At most a few marks between number and text, so that a text of the next clause isn't taken for this number's. */
function gapBefore(after: string): boolean {
  return /^[^\p{L}\p{N}]{0,12}[\p{L}\p{N}]/u.test(after)
}
