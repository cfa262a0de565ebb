/** The chart's numbers as a table, made when it is opened. */
import { layersOf } from '../model/stack.ts'
import { bucketText } from './bucket-text.ts'
import { byId, element } from './element.ts'
import type { Part, Scene } from './scene.ts'

export const chartTable: Part = () => {
  const details = byId<HTMLDetailsElement>('chart-table')
  const place = details.querySelector('.scrolling') as HTMLElement
  let scene: Scene | undefined
  const show = (): void => {
    place.replaceChildren(...(details.open && scene !== undefined ? [tableOf(scene)] : []))
  }
  details.addEventListener('toggle', show)
  return (next) => {
    scene = next
    show()
  }
}

function tableOf(scene: Scene): HTMLElement {
  const { overview, words, numbers } = scene
  const layers = layersOf(overview.counted)
  const names = layers.map(({ code }) => (code === undefined ? words.plain.others : `${code}`))
  const heads = [words.per[overview.bucket.name], ...names, words.plain.total]
  const rows = overview.edges.slice(1).map((_, bucket) => {
    const cells = layers.map(({ buckets }) => buckets[bucket] ?? 0)
    const sum = cells.reduce((sum, n) => sum + n, 0)
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, bucketText(scene, bucket)),
      ...[...cells, sum].map((n) => element('td', {}, numbers.plain(n))),
    )
  })
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows),
  )
}
