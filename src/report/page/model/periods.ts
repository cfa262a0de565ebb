/** The periods that the page offers, and the one that each is compared with. */

import { wallOf } from '../../../time/wall-clock.ts'
import type { Zone } from '../../../time/zone.ts'
import { secondsOf } from './wall.ts'

const DAY = 86_400

/** From the first second to the first that is no longer in it. */
export interface Period {
  readonly from: number
  readonly to: number
}

export const presets = ['today', 'yesterday', '24h', '7d', '30d', '90d', '365d', 'all'] as const
export type Preset = (typeof presets)[number]

export interface PresetSetting {
  readonly now: number
  readonly zone: Zone
  /** From the first count to behind the last. */
  readonly span: Period | undefined
}

export function presetPeriod(preset: Preset, { now, zone, span }: PresetSetting): Period {
  // The minute that is under way is in, as it is in the counts.
  const to = Math.ceil(now / 60) * 60
  const today = Math.floor(wallOf(now, zone) / DAY) * DAY
  switch (preset) {
    case 'today':
      return { from: secondsOf(today, zone), to: Math.max(to, secondsOf(today, zone) + 60) }
    case 'yesterday':
      return { from: secondsOf(today - DAY, zone), to: secondsOf(today, zone) }
    case 'all':
      return span === undefined ? { from: to - DAY, to } : { from: span.from, to: Math.max(to, span.to) }
    default:
      return { from: to - spanOf[preset], to }
  }
}

/** So much time, also where clocks change: `--since 7d` means the same. */
const spanOf = { '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY, '90d': 90 * DAY, '365d': 365 * DAY } as const

/**
 * As much time right before; but where a period begins at midnight, as many days earlier by the wall clock, so that
 * a morning is compared with the morning before and not with its night.
 */
export function periodBefore({ from, to }: Period, zone: Zone): Period {
  const [start, end] = [wallOf(from, zone), wallOf(to, zone)]
  if (start % DAY !== 0) return { from: from - (to - from), to: from }
  const shift = Math.ceil((end - start) / DAY) * DAY
  return { from: secondsOf(start - shift, zone), to: Math.min(from, secondsOf(end - shift, zone)) }
}
