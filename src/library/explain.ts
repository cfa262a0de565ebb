/** What a code means. */
import { type Meaning, meaningIn } from '../annotate/annotation.ts'
import { catalogue as builtIn } from '../catalogue/built-in.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'

export interface ExplainOptions {
  /** Of description and advice; `zh` unless given. */
  readonly lang?: Language | undefined
  /** The built-in one unless given. */
  readonly catalogue?: Catalogue | undefined
}

/**
 * What a code means: one meaning for each platform that gives it out, the most likely one first; none for a code that
 * isn't in the catalogue. `adviceBy` tells Authing's own advice from this project's.
 *
 * @example
 * import { explain } from 'authing-annotate'
 *
 * const [meaning] = explain(2004, { lang: 'en' })
 * console.log(meaning.severity, meaning.message) // warning 用户不存在
 * console.log(explain(4711).length) // 0
 */
export function explain(code: number, { lang = 'zh', catalogue = builtIn }: ExplainOptions = {}): Meaning[] {
  return catalogue.recordsOf(code).map((record) => meaningIn(record, lang))
}
