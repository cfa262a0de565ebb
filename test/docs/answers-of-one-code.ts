/** The answers that concern a single code. */
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { Occurrence } from '../../src/count/batch.ts'
import { dayMs, events, hourMs } from './events.ts'
import { both, inHours, inMinutes, minuteOf, ofCode, sourceOf } from './slices.ts'
import { count, dayOf, firstSeen, groups, iso, lastSeen, percent, type Row, sorted } from './tally.ts'

/** An hour of the day, in a zone so many hours ahead of UTC. */
const hoursOfDay = (ahead: number): Row[] =>
  sorted(
    count(both(inHours(28 * dayMs), ofCode(2333)), ({ at }) => iso(at + ahead * hourMs).slice(11, 13)),
    1,
  )

export const incident: readonly Occurrence[] = events.filter(
  ({ at }) => dayOf(at) === '2026-11-25' && /T08:[345]/.test(iso(at)),
)

export const answersOfOneCode: Readonly<Record<string, () => Row[]>> = {
  'Which sources does a code come from?': () =>
    sorted(
      groups(both(inMinutes(dayMs), ofCode(2333)), sourceOf).map(([source, list]) => [
        source,
        list.length,
        iso(Math.max(...list.map(({ at }) => minuteOf(at)))),
      ]),
      -2,
      1,
    ),

  'At which hours of the day does a code come?': () => hoursOfDay(0),

  'At which hours of the day in China?': () => hoursOfDay(8),

  'How sure are the hits of a code?': () => {
    const list = both(inMinutes(7 * dayMs), ofCode(2333))
    const rows = count(list, ({ evidence }) => evidence).map(([evidence, n]) => [
      evidence,
      n,
      percent(n, list.length),
    ])
    return sorted(rows, -2)
  },

  'Since when has a code been there, and when was it last?': () => [
    [1305, ofCode(1305).length, firstSeen(ofCode(1305)), lastSeen(ofCode(1305))],
  ],

  'What happened minute by minute in an incident?': () =>
    sorted(
      count(both(incident, ofCode(1576)), ({ at, source }) => `${iso(minuteOf(at))} ${source}`).map(
        ([key, n]) => [...key.split(' '), n],
      ),
      1,
      2,
    ),

  'What does a code mean, everywhere?': () => {
    const [preferred, ...others] = catalogue.recordsOf(10006)
    const rows = others.map(({ origin, severity, en }): Row => [origin, severity, en.description])
    if (preferred === undefined) return rows
    return [[preferred.origin, preferred.severity, preferred.en.description], ...sorted(rows, 1)]
  },
}
