/** Clock settings for tests: the one that the samples of the format tables assume, and ones made from text. */
import type { Sample } from '../../src/time/format.ts'
import type { ClockSetting } from '../../src/time/stamp.ts'
import { parseZone, type Zone } from '../../src/time/zone.ts'

export function zoneNamed(text: string): Zone {
  const zone = parseZone(text)
  if (zone === undefined) throw new Error(`no zone: ${text}`)
  return zone
}

export function clockOf(given: Sample[2] = {}): ClockSetting {
  return {
    zone: zoneNamed(given.zone ?? '+08:00'),
    now: Date.parse(given.now ?? '2026-11-22T17:00:00+08:00'),
  }
}
