/** The sums of the view, and the codes that the reader should look at first. */
import { changeOf } from '../model/change.ts'
import { offsetText, wallText } from '../model/wall.ts'
import { byId, element, refill } from './element.ts'
import type { Choose, Part, Scene } from './scene.ts'

/** More are in the table. */
const mostNamed = 5

export const totals: Part = (choose) => (scene) => {
  const { overview, words, numbers, zone } = scene
  const { plain } = words
  byId('sums').hidden = scene.counts.span === undefined
  const counted = overview.counted.filter(({ n }) => n > 0)
  const [from, to] = [wallText(overview.period.from, zone), wallText(overview.period.to, zone)]
  const hits = words.hits(numbers.plain(overview.n), numbers.plain(counted.length))
  byId('sentence').textContent = `${hits} · ${from} – ${to} UTC${offsetText(overview.period.to, zone)}`
  const tile = (name: string, value: string, ...more: (Node | string)[]): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value, element('small', {}, ...more)))
  const tileOfCodes = (name: string, codes: readonly number[]): HTMLElement =>
    tile(name, numbers.plain(codes.length), ...buttons(codes, scene, choose))
  const codesWhere = (holds: (row: (typeof counted)[number]) => boolean): number[] =>
    counted.filter(holds).map(({ facts }) => facts.code)
  refill(
    byId('totals'),
    tile(plain.total, numbers.plain(overview.n)),
    changeTile(scene, tile),
    tile(plain.codes, numbers.plain(counted.length)),
    overview.before === undefined
      ? tile(plain.newCodes, '–')
      : tileOfCodes(
          plain.newCodes,
          codesWhere(({ isNew }) => isNew),
        ),
    tileOfCodes(
      plain.unknownCodes,
      codesWhere(({ severity }) => severity === 'unknown'),
    ),
  )
}

function changeTile(
  { overview, words, numbers, zone }: Scene,
  tile: (name: string, value: string, ...more: (Node | string)[]) => HTMLElement,
): HTMLElement {
  const { before, n, nBefore } = overview
  if (before === undefined) return tile(words.plain.change, '–', words.plain.noBefore)
  const against = words.against(wallText(before.from, zone), wallText(before.to, zone))
  const change = changeOf(n, nBefore)
  const text = change.difference === 0 ? words.plain.unchanged : numbers.change(change)
  return tile(words.plain.change, text, ...unbroken(against))
}

/** Each shows its code alone. */
function buttons(codes: readonly number[], { words }: Scene, choose: Choose): (Node | string)[] {
  const named = codes.slice(0, mostNamed).map((code) => {
    const attributes = { type: 'button', 'data-focus': `${code}`, title: words.pick(`${code}`) }
    const button = element('button', attributes, `${code}`)
    button.addEventListener('click', () => choose({ codes: [code] }))
    return button
  })
  return codes.length > mostNamed ? [...named, '…'] : named
}

/** A time stays on one line. */
const unbroken = (text: string): (Node | string)[] =>
  text
    .split(/(\d{4}-\d\d-\d\d \d\d:\d\d)/)
    .map((part, index) => (index % 2 === 0 ? part : element('time', {}, part)))
