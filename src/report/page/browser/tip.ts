/** What the pointer is at: the bucket and what each code has in it. */
import type { Layer } from '../model/stack.ts'
import { bucketText } from './bucket-text.ts'
import { element } from './element.ts'
import type { Scene } from './scene.ts'

interface Pointed {
  readonly cursor: { readonly idx?: number | null | undefined; readonly left?: number | undefined }
  readonly over: HTMLElement
}

export function tipFor(
  tip: HTMLElement,
  place: HTMLElement,
  scene: Scene,
  layers: readonly Layer[],
): (plot: Pointed) => void {
  const { words, numbers, overview } = scene
  return (plot) => {
    const { idx, left = -1 } = plot.cursor
    tip.hidden = idx == null || left < 0
    if (idx == null || tip.hidden) return
    const line = (name: string, n: number, swatch?: string): HTMLElement =>
      element(
        'li',
        {},
        element('i', swatch === undefined ? {} : { class: swatch }),
        `${name} `,
        element('b', {}, numbers.plain(n)),
      )
    const lines = layers.flatMap(({ code, buckets }, layer) => {
      const n = buckets[idx] ?? 0
      const name = code === undefined ? words.plain.others : `${code}`
      return n === 0 ? [] : [line(name, n, code === undefined ? 'c0' : `c${layer + 1}`)]
    })
    const sum = layers.reduce((sum, { buckets }) => sum + (buckets[idx] ?? 0), 0)
    const before = overview.bucketsBefore?.[idx]
    tip.replaceChildren(
      element('p', {}, bucketText(scene, idx)),
      element(
        'ul',
        {},
        ...lines.reverse(),
        ...(lines.length === 1 ? [] : [line(words.plain.total, sum)]),
        ...(before === undefined ? [] : [line(words.plain.periodBefore, before)]),
      ),
    )
    const at = plot.over.offsetLeft + left
    const isRight = at > place.clientWidth / 2
    tip.style.left = isRight ? 'auto' : `${at + 14}px`
    tip.style.right = isRight ? `${place.clientWidth - at + 14}px` : 'auto'
  }
}
