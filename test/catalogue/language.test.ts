/** Which language is spoken. */
import { expect, test } from 'vitest'
import { languageOf } from '../../src/catalogue/language.ts'

test.each([
  ['nothing said', undefined, {}, 'zh'],
  ['the option', 'en', { AUTHING_ANNOTATE_LANG: 'zh', LANG: 'zh_CN.UTF-8' }, 'en'],
  ['the variable over the locale', undefined, { AUTHING_ANNOTATE_LANG: 'en', LC_ALL: 'zh_CN.UTF-8' }, 'en'],
  ['LC_ALL over LC_MESSAGES', undefined, { LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' }, 'en'],
  ['LC_MESSAGES over LANG', undefined, { LC_MESSAGES: 'en_GB', LANG: 'zh_CN' }, 'en'],
  ['LANG', undefined, { LANG: 'en_US.UTF-8' }, 'en'],
  ['capitals', undefined, { LANG: 'EN_us' }, 'en'],
  ['a locale of neither language', undefined, { LANG: 'de_DE.UTF-8' }, 'zh'],
  ['the C locale asks on', undefined, { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'en'],
  ['an empty variable asks on', undefined, { AUTHING_ANNOTATE_LANG: '', LANG: 'en_US' }, 'en'],
])('%s', (_, chosen, environment, language) => {
  expect(languageOf(chosen, environment)).toBe(language)
})
