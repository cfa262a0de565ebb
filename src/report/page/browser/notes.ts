/** That there is nothing to act on, and where numbers are less exact than elsewhere. */
import type { Unit } from '../model/block.ts'
import type { Facts } from '../model/facts.ts'
import { wallText } from '../model/wall.ts'
import { byId, element } from './element.ts'
import type { Part, Scene } from './scene.ts'

export const notes: Part = () => (scene) => {
  byId('notes').replaceChildren(
    ...(isGood(scene) ? [element('li', { class: 'good' }, scene.words.plain.good)] : []),
    ...caveats(scene).map((note) => element('li', {}, note)),
  )
}

/** Said of everything in the period alone, not of what a filter leaves of it. */
function isGood({ view, overview: { rows } }: Scene): boolean {
  const lists = [view.sources, view.codes, view.severities, view.search]
  if (view.minEvidence !== 'inferred' || lists.some(({ length }) => length > 0)) return false
  const counted = rows.filter(({ n }) => n > 0)
  return counted.length > 0 && counted.every(({ severity }) => severity === 'flow')
}

function caveats({ facts, counts, overview, words, zone }: Scene): string[] {
  const { period, before } = overview
  const from = before?.from ?? period.from
  const has = (unit: Unit): boolean =>
    facts.blocks.some((block) => block.unit === unit && block.start < period.to && block.end > from)
  const { prunedBefore = Number.NEGATIVE_INFINITY, leftOutBefore } = facts
  const said: string[] = []
  if (has('hour')) said.push(words.hoursBefore(utcDay(endOf(facts, 'hour'))))
  if (has('day')) {
    const end = endOf(facts, 'day')
    said.push(end <= prunedBefore ? words.prunedBefore(utcDay(prunedBefore)) : words.daysBefore(utcDay(end)))
  }
  if (leftOutBefore !== undefined) said.push(words.leftOutBefore(utcDay(leftOutBefore)))
  if (before !== undefined && counts.span !== undefined && counts.span.from > before.from) {
    said.push(words.countsBegin(wallText(counts.span.from, zone)))
  }
  return said
}

const endOf = ({ blocks }: Facts, unit: Unit): number =>
  blocks.findLast((block) => block.unit === unit)?.end ?? 0

const utcDay = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 10)} (UTC)`
