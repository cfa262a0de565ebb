/**
 * What the reader has chosen, and the same as the part of the address behind `#`, so that a view can be kept and sent.
 * The address holds what differs from how the page opens. What it doesn't understand is left as it was.
 */
import { type Language, languages } from '../../../catalogue/language.ts'
import type { Evidence } from '../../../detect/hit.ts'
import { parseZone, utc, type Zone } from '../../../time/zone.ts'
import type { Facts } from './facts.ts'
import { type Period, type Preset, presets } from './periods.ts'
import { secondsFrom, wallText } from './wall.ts'

export const severities = ['error', 'warning', 'flow', 'unknown'] as const
export const evidences = ['certain', 'likely', 'inferred'] as const
export const themes = ['auto', 'light', 'dark'] as const
export const columns = ['code', 'count', 'change', 'last'] as const

export interface View {
  readonly period: Preset | Period
  readonly zone: string
  /** Of these lists an empty one stands for all. Sources are places in the facts, the last is all others. */
  readonly sources: readonly number[]
  readonly codes: readonly number[]
  readonly severities: readonly string[]
  readonly minEvidence: Evidence
  readonly search: string
  readonly sort: (typeof columns)[number]
  readonly language: Language
  readonly theme: (typeof themes)[number]
}

export const zoneOf = (name: string): Zone => parseZone(name) ?? utc

export function writeHash(view: View, opening: View, { sources }: Facts): string {
  const parts = new URLSearchParams()
  const zone = zoneOf(view.zone)
  for (const name of ['zone', 'minEvidence', 'search', 'sort', 'language', 'theme'] as const) {
    if (view[name] !== opening[name]) parts.set(name, view[name])
  }
  if (typeof view.period === 'string') {
    if (view.period !== opening.period) parts.set('period', view.period)
  } else {
    parts.set('from', wallText(view.period.from, zone).replace(' ', 'T'))
    parts.set('until', wallText(view.period.to, zone).replace(' ', 'T'))
    parts.set('zone', view.zone)
  }
  for (const severity of view.severities) parts.append('severity', severity)
  for (const code of view.codes) parts.append('code', `${code}`)
  for (const place of view.sources) {
    const name = sources[place]
    if (name === undefined) parts.set('other-sources', '1')
    else parts.append('source', name)
  }
  return parts.toString()
}

export function readHash(hash: string, opening: View, { sources, codes, otherSources }: Facts): View {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const one = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((value) => value === parts.get(name)) ?? otherwise
  const asked = parts.get('zone') ?? opening.zone
  const zone = parseZone(asked) === undefined ? opening.zone : asked
  const known = new Set(codes.map(({ code }) => code))
  const places = parts.getAll('source').map((name) => sources.indexOf(name))
  if (parts.has('other-sources') && otherSources > 0) places.push(sources.length)
  return {
    period: periodIn(parts, zoneOf(zone)) ?? opening.period,
    zone,
    sources: distinct(places.filter((place) => place >= 0)),
    codes: distinct(parts.getAll('code').map(Number)).filter((code) => known.has(code)),
    severities: severities.filter((severity) => parts.getAll('severity').includes(severity)),
    minEvidence: one('minEvidence', evidences, opening.minEvidence),
    search: parts.get('search') ?? '',
    sort: one('sort', columns, opening.sort),
    language: one('language', languages, opening.language),
    theme: one('theme', themes, opening.theme),
  }
}

function periodIn(parts: URLSearchParams, zone: Zone): View['period'] | undefined {
  const from = secondsFrom(parts.get('from') ?? '', zone)
  const to = secondsFrom(parts.get('until') ?? '', zone)
  if (from !== undefined && to !== undefined && from < to) return { from, to }
  return presets.find((preset) => preset === parts.get('period'))
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]
