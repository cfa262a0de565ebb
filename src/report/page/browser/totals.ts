/** The sums, what the reader has to know about them, and what is said where there are none. */
import { changeOf } from '../model/change.ts'
import type { Facts } from '../model/facts.ts'
import type { Period } from '../model/periods.ts'
import { offsetText, wallText } from '../model/wall.ts'
import { byId, element } from './element.ts'
import type { Part, Scene } from './scene.ts'

const DAY = 86_400

export const totals: Part = (choose) => {
  const nothing = byId('nothing')
  const [said, button] = [...nothing.children] as [HTMLElement, HTMLElement]
  let span: Period | undefined
  button.addEventListener('click', () => {
    if (span !== undefined) choose({ period: { from: span.to - 7 * DAY, to: span.to } })
  })
  return (scene) => {
    const { counts, overview, words, numbers, zone } = scene
    const { plain } = words
    span = counts.span
    const [from, to] = [wallText(overview.period.from, zone), wallText(overview.period.to, zone)]
    const counted = overview.counted.filter(({ n }) => n > 0)
    byId('sentence').textContent =
      `${words.hits(numbers.plain(overview.n), numbers.plain(counted.length))} · ${from} – ${to} UTC${offsetText(overview.period.to, zone)}`
    const tile = (name: string, value: string, more = ''): HTMLElement =>
      element(
        'div',
        {},
        element('dt', {}, name),
        element('dd', {}, value, element('small', {}, ...unbroken(more))),
      )
    const news = counted.filter(({ isNew }) => isNew).map(({ facts }) => facts.code)
    const unknown = counted.filter(({ severity }) => severity === 'unknown').map(({ facts }) => facts.code)
    byId('totals').replaceChildren(
      tile(plain.total, numbers.plain(overview.n)),
      tile(plain.change, ...changeText(scene)),
      tile(plain.codes, numbers.plain(counted.length)),
      tile(plain.newCodes, overview.before === undefined ? '–' : numbers.plain(news.length), some(news)),
      tile(plain.unknownCodes, numbers.plain(unknown.length), some(unknown)),
    )
    const isGood = counted.length > 0 && counted.every(({ severity }) => severity === 'flow')
    byId('notes').replaceChildren(
      ...(isGood ? [element('li', { class: 'good' }, plain.good)] : []),
      ...notes(scene).map((note) => element('li', {}, note)),
    )

    byId('filters').hidden = span === undefined
    byId('sums').hidden = span === undefined
    const isEmpty = overview.rows.length === 0
    nothing.hidden = !isEmpty
    byId('results').hidden = isEmpty
    if (!isEmpty) return
    const isFiltered = span !== undefined && span.from < overview.period.to && span.to > overview.period.from
    said.textContent =
      span === undefined
        ? plain.emptyStore
        : `${plain.emptyPeriod} ${words.latest(wallText(span.from, zone), wallText(span.to, zone))}`
    button.hidden = span === undefined || isFiltered
    button.textContent = plain.showLatest
  }
}

function changeText({ overview, words, numbers, zone }: Scene): [string, string] {
  const { before, n, nBefore } = overview
  if (before === undefined) return ['–', words.plain.noBefore]
  const against = words.against(wallText(before.from, zone), wallText(before.to, zone))
  const change = changeOf(n, nBefore)
  return [change.difference === 0 ? words.plain.unchanged : numbers.change(change), against]
}

const some = (codes: readonly number[]): string =>
  `${codes.slice(0, 4).join(', ')}${codes.length > 4 ? ' …' : ''}`

/** A time stays on one line. */
const unbroken = (text: string): (Node | string)[] =>
  text
    .split(/(\d{4}-\d\d-\d\d \d\d:\d\d)/)
    .map((part, index) => (index % 2 === 0 ? part : element('time', {}, part)))

/** Where the numbers are less exact than elsewhere. */
function notes({ facts, counts, overview, words, zone }: Scene): string[] {
  const { period, before } = overview
  const from = before?.from ?? period.from
  const inside = facts.blocks.filter(({ start, end }) => start < period.to && end > from)
  const hours = inside.findLast(({ unit }) => unit === 'hour')
  const days = inside.findLast(({ unit }) => unit === 'day')
  const { prunedBefore = Number.NEGATIVE_INFINITY, leftOutBefore } = facts
  return [
    ...(hours === undefined ? [] : [words.hoursBefore(utcDay(endOf(facts, 'hour')))]),
    ...(days === undefined
      ? []
      : days.end <= prunedBefore
        ? [words.prunedBefore(utcDay(prunedBefore))]
        : [words.daysBefore(utcDay(endOf(facts, 'day')))]),
    ...(leftOutBefore === undefined ? [] : [words.leftOutBefore(utcDay(leftOutBefore))]),
    ...(before !== undefined && counts.span !== undefined && counts.span.from > before.from
      ? [words.countsBegin(wallText(counts.span.from, zone))]
      : []),
  ]
}

const endOf = ({ blocks }: Facts, unit: string): number =>
  blocks.findLast((block) => block.unit === unit)?.end ?? 0

const utcDay = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 10)} (UTC)`
