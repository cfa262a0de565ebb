/**
 * Month names as loggers print them: English abbreviations, `六月` (Java 8 and Authing's own access log), `11月`
 * (Java 9 and later, and syslog in a Chinese locale).
 */

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const CHINESE = [...'一二三四五六七八九十', '十一', '十二'].map((numeral) => `${numeral}月`)

const numbers: ReadonlyMap<string, number> = new Map(
  [ENGLISH, CHINESE].flatMap((names) => names.map((name, index) => [name, index + 1] as const)),
)

/** Pattern sources: an English name, and any name. */
export const ENGLISH_MONTH: string = ENGLISH.join('|')
export const ANY_MONTH: string = [...ENGLISH, ...CHINESE, '\\d{1,2}月'].join('|')

/** 1 to 12 for a name or digits; `NaN` or a number out of range for what is no month. */
export function monthNumber(text: string): number {
  return numbers.get(text) ?? Number(text.replace('月', ''))
}
