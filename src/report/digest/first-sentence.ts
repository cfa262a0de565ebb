/**
 * The first step of an advice: its first sentence. Advice is written so that what to do first stands first; what else
 * to try is in `explain`.
 */

/** A stop ends a sentence where another begins; within `code` it is part of a name, and so it is in "e.g.". */
const sentence =
  /^(?:`[^`]*`|`(?![^`]*`)|(?:e\.g|i\.e)\.|[^`。！？.!?\n]|[.!?](?!\s+(?:`|["“(]*\p{Lu})|\s*(?:\n|$)))+[。！？.!?]?/u

/** Numbers of steps, where an advice is a list. */
const numbering = /^(?:\d+[.)、]\s*|[-*•]\s+)/

export function firstSentence(text: string): string {
  const plain = text.trim().replace(numbering, '')
  return (sentence.exec(plain)?.[0] ?? plain).trim()
}

/** Texts, and what of them is the first sentence. */
export const sentenceSamples: readonly (readonly [text: string, first: string])[] = [
  ['', ''],
  ['Contact the administrator for recovery', 'Contact the administrator for recovery'],
  ['Check the clock first. If it is right, wait.', 'Check the clock first.'],
  ['See `a.b. C` in the log. Then retry.', 'See `a.b. C` in the log.'],
  ['Give version 3.1 of the SDK, e.g. The newest. Retry.', 'Give version 3.1 of the SDK, e.g. The newest.'],
  ['Whose is it? Search for it.', 'Whose is it?'],
  ['Compare them. `errCode` tells more.', 'Compare them.'],
  ['1. Open the console.\n2. Save.', 'Open the console.'],
  ['Open the console\nSave', 'Open the console'],
  ['Only `an unclosed quote. Then more', 'Only `an unclosed quote.'],
  ['先看是哪个调用。`unbindPhone` 多是手机号。', '先看是哪个调用。'],
  ['打印 v3.1 的 `aud`。重试没有用。', '打印 v3.1 的 `aud`。'],
  ['1、重启应用！然后重试', '重启应用！'],
  ['查看打印台详细报错，定位具体错误 API 或 URL。', '查看打印台详细报错，定位具体错误 API 或 URL。'],
]
