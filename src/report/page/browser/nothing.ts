/** What stands where there is nothing to show: why, and a way to what there is. */
import type { Period } from '../model/periods.ts'
import { wallText } from '../model/wall.ts'
import { byId } from './element.ts'
import type { Part } from './scene.ts'

const WEEK = 7 * 86_400

export const nothing: Part = (choose) => {
  const place = byId('nothing')
  const [said, button] = [...place.children] as [HTMLElement, HTMLElement]
  let span: Period | undefined
  button.addEventListener('click', () => {
    if (span === undefined) return
    const period = { from: span.to - WEEK, to: span.to }
    choose({ period, sources: [], codes: [], severities: [], search: '', minEvidence: 'inferred' }, 'step')
  })
  return ({ counts, overview, words: { plain, latest }, zone }) => {
    span = counts.span
    const isEmpty = overview.rows.length === 0
    place.hidden = !isEmpty
    button.hidden = span === undefined
    byId('results').hidden = isEmpty
    byId('filters').hidden = span === undefined
    button.textContent = plain.showLatest
    said.textContent =
      span === undefined
        ? plain.emptyStore
        : `${plain.emptyPeriod} ${latest(wallText(span.from, zone), wallText(span.to, zone))}`
  }
}
