/** The title, when the page was made, and the switches of language and appearance. */

import { visible } from '../../../annotate/terminal.ts'
import { languages } from '../../../catalogue/language.ts'
import { themes, type View } from '../model/view.ts'
import { offsetText, wallText } from '../model/wall.ts'
import { byId, options, segments } from './element.ts'
import type { Part } from './scene.ts'

/** Each in its own language, for those who can't read the other. */
const languageNames = { zh: '中文', en: 'English' } as const

export const heading: Part = (choose) => {
  const [language, theme] = [byId('language'), byId<HTMLSelectElement>('theme')]
  language.addEventListener('change', ({ target }) =>
    choose({ language: (target as HTMLInputElement).value as View['language'] }),
  )
  theme.addEventListener('change', () => choose({ theme: theme.value as View['theme'] }))
  return ({ facts, view, words, zone }) => {
    const title = visible(facts.title ?? words.plain.title)
    document.title = title
    byId('title').textContent = title
    byId('as-of').textContent =
      `${words.asOf(wallText(facts.now, zone))} ${view.zone} (UTC${offsetText(facts.now, zone)})`
    segments(
      language,
      'radio',
      languages.map((value) => ({ value, label: languageNames[value] })),
      [view.language],
    )
    options(
      theme,
      themes.map((value) => ({ value, label: words.themes[value] })),
      view.theme,
    )
  }
}
