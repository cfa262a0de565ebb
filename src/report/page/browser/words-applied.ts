/** The words that stand in `page.html` by name, in the language that is chosen. */
import type { PageWords, PlainWord } from '../model/words.ts'

export function applyWords({ plain }: PageWords): void {
  const each = (name: string, apply: (node: HTMLElement, word: string) => void): void => {
    for (const node of document.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
      apply(node, plain[node.dataset[name] as PlainWord])
    }
  }
  each('word', (node, word) => {
    node.textContent = word
  })
  each('label', (node, word) => node.setAttribute('aria-label', word))
  each('hint', (node, word) => node.setAttribute('placeholder', word))
}
