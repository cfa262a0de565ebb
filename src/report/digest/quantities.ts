/** Counts, changes and times as a person reads them; the same in Chinese and English. */
import type { Window } from '../../store/window-counts.ts'
import { wallOf } from '../../time/wall-clock.ts'
import type { Zone } from '../../time/zone.ts'

const grouping = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** `1234.5` → `1,234.5`; the median of an even number of counts may lie between two. */
export const countText = (count: number): string => grouping.format(count)

/** From the median to the count: `+52%`, `−3%`, and `54×` from ten times on. Undefined where the median is 0. */
export function changeText(n: number, median: number): string | undefined {
  if (median === 0) return undefined
  const ratio = n / median
  if (ratio >= 10) return `${countText(Math.round(ratio))}×`
  const percent = Math.round((ratio - 1) * 100)
  if (percent === 0) return '±0%'
  return percent > 0 ? `+${percent}%` : `−${-percent}%`
}

/** `2026-11-24 09:41`, on a clock of the zone. */
export const timeText = (seconds: number, zone: Zone): string =>
  new Date(wallOf(seconds, zone) * 1000).toISOString().slice(0, 16).replace('T', ' ')

/** The time alone for one in the window's last day, with its date for others. */
export function shortTimeText(seconds: number, { until }: Window, zone: Zone): string {
  const [day, time] = timeText(seconds, zone).split(' ') as [string, string]
  return day === timeText(until - 1, zone).slice(0, 10) ? time : `${day} ${time}`
}

/** `2026-11-24`, `2026-11-18 – 2026-11-24`, `2026-11-25 00:00–09:41`. */
export function windowText({ since, until }: Window, zone: Zone): string {
  const [first, begin] = timeText(since, zone).split(' ') as [string, string]
  const [last, end] = timeText(until, zone).split(' ') as [string, string]
  if (begin === '00:00' && end === '00:00') {
    const named = timeText(until - 1, zone).slice(0, 10)
    return first === named ? first : `${first} – ${named}`
  }
  return first === last ? `${first} ${begin}–${end}` : `${first} ${begin} – ${last} ${end}`
}
