/** The colours of the chart; a code's button shows it alone, or all again. */
import type { Layer } from '../model/stack.ts'
import { element } from './element.ts'
import type { Choose, Scene } from './scene.ts'

export function legendItems(
  { view, words, numbers, overview }: Scene,
  layers: readonly Layer[],
  choose: Choose,
): HTMLElement[] {
  const items = layers.map(({ code, n }, layer) => {
    const swatch = element('i', { class: code === undefined ? 'c0' : `c${layer + 1}` })
    if (code === undefined) {
      return element(
        'li',
        {},
        element('span', {}, swatch, `${words.plain.others} `, element('b', {}, numbers.plain(n))),
      )
    }
    const isAlone = view.codes.length === 1 && view.codes[0] === code
    const button = element(
      'button',
      {
        type: 'button',
        'aria-pressed': `${isAlone}`,
        'data-focus': `${code}`,
        title: words.pick(`${code}`),
      },
      swatch,
      `${code} `,
      element('b', {}, numbers.plain(n)),
    )
    button.addEventListener('click', () => choose({ codes: isAlone ? [] : [code] }))
    return element('li', {}, button)
  })
  if (overview.bucketsBefore === undefined) return items
  return [
    ...items,
    element('li', {}, element('span', {}, element('i', { class: 'line' }), words.plain.periodBefore)),
  ]
}
