/** The page's words by language. */
import type { Language } from '../../../catalogue/language.ts'
import type { PageWords } from './words.ts'
import { en } from './words-en.ts'
import { zh } from './words-zh.ts'

export const pageWords: Readonly<Record<Language, PageWords>> = { zh, en }
