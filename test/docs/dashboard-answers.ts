/** What each panel of the dashboard has to show, counted from the events. */
import type { Occurrence } from '../../src/count/batch.ts'
import { dayMs, events, now, oddities } from './events.ts'
import { codeOf, hourOf, minuteOf, sourceOf } from './slices.ts'
import {
  count,
  descriptionOf,
  firstSeen,
  groups,
  iso,
  lastSeen,
  percent,
  type Row,
  recordOf,
  severityOf,
  sorted,
} from './tally.ts'

/** What someone has chosen above the panels. */
export interface Choice {
  readonly what: string
  readonly severities: readonly string[]
  /** As it is typed in. */
  readonly source: string
  readonly isSource: (source: string) => boolean
  readonly from: number
  readonly to: number
  readonly step: number
}

const all = ['error', 'warning', 'flow', 'unknown']
const everything = {
  severities: all,
  source: '*',
  isSource: () => true,
  from: now - 7 * dayMs,
  to: now,
  step: 3600,
} as const

export const choices: readonly Choice[] = [
  { what: 'everything of a week', ...everything },
  { what: 'errors, by the day', ...everything, severities: ['error'], step: 86_400 },
  {
    what: 'the logs of the web servers in a day',
    ...everything,
    source: '/var/log/app/web-?.log',
    isSource: (source) => source.includes('web-'),
    from: now - dayMs,
  },
  {
    what: 'from a full hour to a full hour, both with hits',
    ...everything,
    from: Date.parse('2026-11-24T06:00:00Z'),
    to: Date.parse('2026-11-25T08:00:00Z'),
  },
  {
    what: 'from a minute to a minute, both with hits',
    ...everything,
    source: '*.log',
    isSource: (source) => source.endsWith('.log'),
    from: Date.parse('2026-11-24T06:21:00Z'),
    to: Date.parse('2026-11-25T08:42:00Z'),
  },
  { what: 'a source with a quote', ...everything, source: "it's", isSource: () => false },
  { what: 'no code at all', ...everything, severities: [] },
]

/** Without a source, hours are counted; with one, minutes. */
const spanOf = ({ source }: Choice) => (source === '*' ? hourOf : minuteOf)

export const codesOf = ({ severities }: Choice): number[] =>
  groups(events, codeOf)
    .map(([code]) => code)
    .filter((code) => severities.includes(severityOf(code)))

const chosen = (choice: Choice): Occurrence[] => {
  const codes = codesOf(choice)
  return events.filter(({ code, source }) => codes.includes(code) && choice.isSource(source))
}

const within = (list: readonly Occurrence[], startOf: (at: number) => number, from: number, to: number) =>
  list.filter(({ at }) => startOf(at) >= from && startOf(at) < to)

const isWithin = ({ from, to }: Choice, time: string): boolean =>
  Date.parse(time) >= from && Date.parse(time) < to

const inRange = (choice: Choice): Occurrence[] =>
  within(chosen(choice), spanOf(choice), choice.from, choice.to)
const inRangeBefore = (choice: Choice): Occurrence[] =>
  within(chosen(choice), spanOf(choice), 2 * choice.from - choice.to, choice.from)

const byMinutes = (choice: Choice, keyOf: (event: Occurrence) => string): Row[] =>
  sorted(count(within(chosen(choice), minuteOf, choice.from, choice.to), keyOf), -2, 1)

export const shown: Readonly<Record<string, (choice: Choice) => Row[]>> = {
  'Hits, and the period before': (choice) => {
    const [hits, before] = [inRange(choice).length, inRangeBefore(choice).length]
    return [[hits, before, percent(hits - before, before)]]
  },

  'Hits by code': (choice) => {
    const startOf = ({ at }: Occurrence): number =>
      Math.floor(spanOf(choice)(at) / 1000 / choice.step) * choice.step
    const rows = groups(inRange(choice), startOf).flatMap(([start, list]) =>
      count(list, codeOf).map(([code, n]): Row => [start, String(code), n]),
    )
    return sorted(rows, 1, 2)
  },

  'Top codes': (choice) => {
    const [during, before] = [inRange(choice), inRangeBefore(choice)]
    const rows = groups([...during, ...before], codeOf).map(([code, both]): Row => {
      const hits = both.filter((event) => during.includes(event)).length
      const newest = lastSeen(events.filter((event) => event.code === code))
      const change = hits - (both.length - hits)
      return [code, severityOf(code), descriptionOf(code), hits, both.length - hits, change, newest]
    })
    return sorted(rows, -4, 1)
  },

  'New codes': (choice) => {
    const rows = groups(events, codeOf)
      .filter(([code]) => codesOf(choice).includes(code))
      .filter(([, list]) => isWithin(choice, firstSeen(list)))
      .map(([code, list]) => [code, severityOf(code), descriptionOf(code), list.length, firstSeen(list)])
    return sorted(rows, -5, 1)
  },

  'Unknown codes': ({ from, to }) => {
    const rows = groups(events, codeOf)
      .filter(([code]) => recordOf(code) === undefined)
      .filter(([, list]) => Date.parse(lastSeen(list)) >= from && Date.parse(firstSeen(list)) < to)
      .map(([code, list]) => [code, list.length, firstSeen(list), lastSeen(list)])
    return sorted(rows, -2, 1)
  },

  'What was odd while counting': ({ from, source, isSource }) => {
    const list = oddities.filter((odd) => source === '*' || isSource(odd.source))
    const rows = list
      .map(({ kind, source, detail }): Row => {
        const same = list.filter((odd) => odd.kind === kind && odd.source === source)
        return [kind, source, detail, same.length, iso(Math.max(...same.map(({ at }) => at)))]
      })
      .filter((row) => Date.parse(String(row[4])) >= from)
    return sorted(rows, -5, 1, 2).filter((row, index, all) => String(row) !== String(all[index - 1]))
  },

  Sources: (choice) => byMinutes(choice, sourceOf),

  Evidence: (choice) => byMinutes(choice, ({ evidence }) => evidence),
}
