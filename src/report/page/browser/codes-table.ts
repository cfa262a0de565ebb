/** One row a code: what it means, what to do, how often, how that changed, and when it came last. */
import { changeOf } from '../model/change.ts'
import type { Row } from '../model/overview.ts'
import type { View } from '../model/view.ts'
import { wallText } from '../model/wall.ts'
import { byId, element, refill } from './element.ts'
import { meaningOf } from './meaning.ts'
import type { Choose, Part, Scene } from './scene.ts'
import { sparkline } from './sparkline.ts'

const columns: readonly {
  readonly name: 'code' | 'meaning' | 'trend' | 'count' | 'change' | 'last'
  readonly sort?: View['sort']
}[] = [
  { name: 'code', sort: 'code' },
  { name: 'meaning' },
  { name: 'trend' },
  { name: 'count', sort: 'count' },
  { name: 'change', sort: 'change' },
  { name: 'last', sort: 'last' },
]

export const codesTable: Part = (choose) => {
  const table = byId('codes')
  const [head, body] = [table.querySelector('thead'), table.querySelector('tbody')] as [Element, Element]
  const picked = byId('picked')
  picked.querySelector('button')?.addEventListener('click', () => choose({ codes: [] }))
  return (scene) => {
    const { overview, view, words, numbers } = scene
    refill(
      head,
      element('tr', {}, ...columns.map(({ name, sort }) => headCell(scene, words.plain[name], sort, choose))),
    )
    refill(body, ...overview.rows.map((row) => rowOf(row, scene, choose)))
    picked.hidden = view.codes.length === 0
    const said = picked.querySelector('span') as HTMLElement
    said.textContent = words.picked(numbers.plain(view.codes.length))
  }
}

function headCell(
  { view }: Scene,
  label: string,
  sort: View['sort'] | undefined,
  choose: Choose,
): HTMLElement {
  if (sort === undefined) return element('th', { scope: 'col' }, label)
  const isSorted = view.sort === sort
  const button = element('button', { type: 'button', 'data-focus': sort }, label)
  button.addEventListener('click', () => choose({ sort }))
  const order = sort === 'code' ? 'ascending' : 'descending'
  return element('th', { scope: 'col', 'aria-sort': isSorted ? order : 'none', class: sort }, button)
}

function rowOf(row: Row, scene: Scene, choose: Choose): HTMLElement {
  const { view, words, numbers } = scene
  const { code } = row.facts
  const pick = element('input', {
    type: 'checkbox',
    'data-focus': `${code}`,
    'aria-label': words.pick(`${code}`),
  })
  pick.checked = row.isPicked
  pick.addEventListener('change', () => {
    const others = view.codes.filter((one) => one !== code)
    choose({ codes: pick.checked ? [...others, code] : others })
  })
  const severity = words.severities[row.severity as keyof typeof words.severities] ?? row.severity
  return element(
    'tr',
    { class: row.isPicked ? 'picked' : '' },
    element(
      'th',
      { scope: 'row' },
      element('label', {}, pick, element('b', {}, `${code}`)),
      element('span', { class: `level ${row.severity}` }, severity),
    ),
    element('td', { class: 'meaning' }, ...meaningOf(row.facts, scene)),
    element('td', { class: 'trend' }, sparkline(row.buckets)),
    element(
      'td',
      { class: 'count', 'data-name': words.plain.count },
      element('b', {}, numbers.plain(row.n)),
      ...(row.inferred === 0 ? [] : [element('small', {}, words.inferred(numbers.plain(row.inferred)))]),
    ),
    element('td', { class: 'change', 'data-name': words.plain.change }, ...changeCell(row, scene)),
    element('td', { class: 'last', 'data-name': words.plain.last }, lastText(row, scene)),
  )
}

function changeCell(row: Row, { overview, words, numbers }: Scene): HTMLElement[] {
  const { plain } = words
  if (overview.before === undefined) return [element('span', {}, '–')]
  if (row.isNew) return [element('span', { class: 'new' }, plain.isNew)]
  const change = changeOf(row.n, row.before)
  const before = row.before === 0 ? plain.noneBefore : `${plain.before} ${numbers.plain(row.before)}`
  if (change.difference === 0) return [element('span', {}, plain.unchanged), element('small', {}, before)]
  const direction = change.difference > 0 ? 'up' : 'down'
  return [element('span', { class: direction }, numbers.change(change)), element('small', {}, before)]
}

/** To the minute where the page holds minutes. */
function lastText({ last }: Row, { zone }: Scene): string {
  if (last === undefined) return '–'
  if (last.length === 60) return wallText(last.at, zone)
  if (last.length === 3600) return `${wallText(last.at, zone)} – ${wallText(last.at + 3600, zone).slice(-5)}`
  return `${new Date(last.at * 1000).toISOString().slice(0, 10)} (UTC)`
}
