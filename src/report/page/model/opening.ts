/** What the page shows first: the period that was asked for, else the last days that have any counts. */
import type { Counts } from './counts.ts'
import type { Facts } from './facts.ts'
import { type Preset, presetPeriod } from './periods.ts'
import { type View, zoneOf } from './view.ts'

const tried: readonly Preset[] = ['7d', '30d', '365d']

export function openingView(facts: Facts, { span }: Counts): View {
  const { since, until, now, language, minEvidence } = facts
  const setting = { now, zone: zoneOf(facts.zone), span }
  const all = presetPeriod('all', setting)
  const period =
    since === undefined && until === undefined
      ? (tried.find((preset) => {
          const { from, to } = presetPeriod(preset, setting)
          return span !== undefined && span.to > from && span.from < to
        }) ?? (span === undefined ? '7d' : 'all'))
      : asked(since ?? Math.min(all.from, (until ?? all.to) - 60), until, all.to)
  return {
    period,
    zone: facts.zone,
    sources: [],
    codes: [],
    severities: [],
    minEvidence,
    search: '',
    sort: 'count',
    language,
    theme: 'auto',
  }
}

/** An open end is now, or behind the last count; a period that begins later is a minute long. */
const asked = (from: number, until: number | undefined, end: number): { from: number; to: number } => ({
  from,
  to: until ?? Math.max(end, from + 60),
})
