/** What a code means and what to do about it; of a code with several meanings, each with who gives it out. */
import { visible } from '../../../annotate/terminal.ts'
import type { CodeFacts, Meaning } from '../model/facts.ts'
import { element, marked } from './element.ts'
import type { Scene } from './scene.ts'

export function meaningOf({ code, meanings }: CodeFacts, { words, view }: Scene): HTMLElement[] {
  const { plain } = words
  if (meanings.length === 0) {
    // The store sums up under -1 what one run could not keep apart.
    const text = code === -1 ? plain.manyUnknown : plain.unknown
    return [element('p', {}, text), element('p', { class: 'advice' }, plain.unknownAdvice)]
  }
  return meanings.flatMap((meaning, index) => {
    const { description, advice } = meaning[view.language]
    const label = meaning.adviceBy === 'authing' ? plain.authingAdvice : plain.advice
    const origin =
      meanings.length > 1
        ? [element('small', {}, `${index > 0 ? `${plain.other} ` : ''}${meaning.origin}`), ' ']
        : []
    return [
      element('p', {}, ...origin, ...marked(visible(description))),
      ...(advice === ''
        ? []
        : [element('p', { class: 'advice' }, element('b', {}, label), ...marked(visible(advice)))]),
      ...source(meaning, description, plain.message),
    ]
  })
}

/** The message only where it says more than the description: in Chinese they often are the same. */
function source({ message, url }: Meaning, description: string, label: string): HTMLElement[] {
  const says = message.replace(/[。.]$/, '') !== description.replace(/[。.]$/, '')
  const text = message !== '' && says ? [label, element('bdi', {}, visible(message))] : []
  const page = /^https?:\/\//i.test(url)
    ? [element('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, new URL(url).hostname)]
    : []
  if (text.length + page.length === 0) return []
  return [
    element(
      'p',
      { class: 'source' },
      ...text,
      ...(text.length > 0 && page.length > 0 ? [' · '] : []),
      ...page,
    ),
  ]
}
