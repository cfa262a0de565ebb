/** What the window comes to, in one sentence. */
import type { Digest } from './digest.ts'
import { changeText, countText, shortTimeText, timeText } from './quantities.ts'
import { fewestWindows, isShort, isSilent } from './rules.ts'
import { daysOf } from './windows.ts'
import { type Compared, digestWords } from './words.ts'

export function summaryText(digest: Digest): string {
  const text = isGood(digest) ? digestWords[digest.language].good(totalText(digest)) : totalText(digest)
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** Whether there is nothing to act on, and the counts are there that say so. */
export const isGood = (digest: Digest): boolean =>
  digest.findings.length + digest.unknown.length + digest.issues.length === 0 &&
  // With fewer windows no spike would have been seen.
  (digest.baseline?.counts.length ?? 0) >= fewestWindows &&
  doubtOf(digest) === undefined

/** Why the counts may not be all; undefined where nothing speaks for that. */
type Doubt = 'empty store' | 'before the first' | 'after the last' | 'silence' | 'shortfall'

function doubtOf({ total, window, baseline, firstSeen, lastSeen }: Digest): Doubt | undefined {
  if (total > 0) return baseline !== undefined && isShort(total, baseline) ? 'shortfall' : undefined
  if (firstSeen === undefined || lastSeen === undefined) return 'empty store'
  if (firstSeen >= window.until) return 'before the first'
  if (lastSeen < window.since) return 'after the last'
  if (baseline === undefined) return undefined
  const isTold = baseline.counts.length >= fewestWindows
  return (isTold ? isSilent(0, baseline) : baseline.median > 0) ? 'silence' : undefined
}

function totalText(digest: Digest): string {
  const { firstSeen = 0, lastSeen = 0, language, zone } = digest
  const say = digestWords[language]
  const doubt = doubtOf(digest)
  if (doubt === 'empty store') return say.emptyStore
  if (doubt === 'before the first') return say.notYet(timeText(firstSeen, zone))
  if (doubt === 'after the last') return say.notSince(timeText(lastSeen, zone))
  return `${say.hits(digest.total)}${comparison(digest)}${questionOn(doubt, digest)}`
}

function questionOn(doubt: Doubt | undefined, { window, zone, language, lastSeen = 0 }: Digest): string {
  const say = digestWords[language]
  if (doubt === 'silence') return say.silence
  if (doubt !== 'shortfall') return ''
  return say.shortfall(lastSeen < window.until ? shortTimeText(lastSeen, window, zone) : undefined)
}

function comparison(digest: Digest): string {
  const { total, baseline, earlier, firstSeen = 0, language, zone } = digest
  const say = digestWords[language]
  if (baseline === undefined) {
    const isYoung = firstSeen >= (earlier.at(-1)?.since ?? 0)
    return isYoung
      ? say.begins(timeText(firstSeen, zone))
      : say.noneBefore(comparedIn(digest, earlier.length))
  }
  const change = total === 0 ? undefined : changeText(total, baseline.median)
  const usual = say.usual(countText(baseline.median), comparedIn(digest, baseline.counts.length))
  return `${change === undefined ? '' : say.change(change)}${usual}`
}

/** Days on which clocks change are 23 and 25 hours long. */
const shortestDay = 23 * 3600

const comparedIn = ({ window, zone }: Digest, windows: number): Compared => ({
  windows,
  days: daysOf(window, zone),
  part: window.until - window.since < shortestDay,
})
