import type { Occurrence } from '../../src/count/batch.ts'
import { answersOfOneCode, incident } from './answers-of-one-code.ts'
import { dayMs, events, hourMs, now, oddities } from './events.ts'
import {
  both,
  codeOf,
  daysAgo,
  hourOf,
  inDays,
  inHours,
  inMinutes,
  minuteOf,
  ofCode,
  sourceOf,
} from './slices.ts'
import {
  count,
  dayOf,
  descriptionOf,
  distinct,
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

/** How often each code came in two spans, one after the other. */
const compared = (
  before: Occurrence[],
  after: Occurrence[],
): [code: number, before: number, after: number][] =>
  count([...before, ...after], codeOf).map(([code]) => [
    code,
    both(before, ofCode(code)).length,
    both(after, ofCode(code)).length,
  ])

export const answers: Readonly<Record<string, () => Row[]>> = {
  ...answersOfOneCode,

  'Which codes failed most in the last 24 hours?': () =>
    sorted(
      count(inHours(dayMs), codeOf).map(([code, n]) => [code, severityOf(code), descriptionOf(code), n]),
      -4,
      1,
    ).slice(0, 5),

  'What is new this week?': () =>
    sorted(
      groups(events, codeOf)
        .map(([code, list]) => [code, severityOf(code), list.length, firstSeen(list)] as const)
        .filter(([, , , first]) => Date.parse(first) > now - 7 * dayMs),
      4,
    ),

  'Which codes are rising, yesterday against the day before?': () =>
    sorted(
      compared(inDays(2, 2), inDays(1, 1))
        .filter(([, before, after]) => after - before >= 5)
        .map(([code, before, after]) => [code, before, after, after - before]),
      -4,
      1,
    ),

  'What changed against the week before?': () => {
    const rows = compared(inDays(14, 8), inDays(7, 1)).map(([code, before, week]): Row => {
      const change = week - before
      return [code, before, week, change, percent(change, before), Math.abs(change)]
    })
    return sorted(rows, -6, 1).map((row) => row.slice(0, 5))
  },

  'How many hits were there each day?': () =>
    sorted(
      groups(inDays(6, 0), ({ at }) => dayOf(at)).map(([day, list]) => [
        day,
        list.length,
        distinct(list, codeOf),
      ]),
      1,
    ),

  'How much comes from each source?': () =>
    sorted(
      groups(inMinutes(dayMs), sourceOf).map(([source, list]) => [
        source,
        list.length,
        distinct(list, codeOf),
      ]),
      -2,
      1,
    ),

  'How many hits were there on each day of another zone?': () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-25']
    return days.map((day) => [
      day,
      events.filter(({ at }) => dayOf(at + 8 * hourMs) === day && hourOf(at) <= now).length,
    ])
  },

  'What share of all hits does a code have?': () => {
    const list = inDays(6, 0)
    const rows = count(list, codeOf).map(([code, n]) => [code, n, percent(n, list.length)])
    return sorted(rows, -2, 1).slice(0, 5)
  },

  'Which codes have gone silent?': () =>
    sorted(
      groups(inDays(27, 0), codeOf)
        .filter(([, list]) => distinct(list, ({ at }) => dayOf(at)) >= 5)
        .filter(([, list]) => Math.min(...list.map(({ at }) => daysAgo(at))) >= 7)
        .map(([code, list]) => [
          code,
          distinct(list, ({ at }) => dayOf(at)),
          list.length,
          lastSeen(list).slice(0, 10),
        ]),
      -4,
      1,
    ),

  'Which codes does the catalogue not have?': () =>
    sorted(
      groups(events, codeOf)
        .filter(([code]) => recordOf(code) === undefined)
        .map(([code, list]) => [code, list.length, firstSeen(list), lastSeen(list)]),
      -2,
      1,
    ),

  'Which errors are for us to mend?': () =>
    sorted(
      count(inDays(13, 0), codeOf)
        .filter(([code]) => severityOf(code) === 'error')
        .map(([code, n]) => [code, descriptionOf(code), n]),
      -3,
      1,
    ),

  'What else failed in those minutes?': () =>
    sorted(
      groups(incident, codeOf).map(([code, list]) => {
        const minutes = list.map(({ at }) => minuteOf(at))
        return [code, list.length, iso(Math.min(...minutes)), iso(Math.max(...minutes))]
      }),
      -2,
      1,
    ),

  'What was odd while counting?': () => {
    const recent = oddities.filter(({ at }) => at > now - 7 * dayMs)
    const rows = recent.map(({ kind, source, detail }) => {
      const same = recent.filter((other) => other.kind === kind && other.source === source)
      return [kind, source, iso(Math.max(...same.map(({ at }) => at))), detail, same.length]
    })
    return sorted(rows, -3, 1, 2).filter((row, index, all) => String(row) !== String(all[index - 1]))
  },

  'Up to when is this counted?': () => [[lastSeen(events), distinct(events, codeOf), events.length]],
}
