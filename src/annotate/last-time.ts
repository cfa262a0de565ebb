/**
 * The time of the last line that has one, found from behind: mostly the first line that is looked at has one. Where the
 * clocks go back, which of two times it is depends on the line before, and on the one before that.
 */
import type { ClockSetting } from '../time/stamp.ts'
import { timeOf } from '../time/time-of.ts'

export type Clock = Omit<ClockSetting, 'previous'>

/** `texts` are lines, the last one first; `before` is the time of the last line before them. Epoch milliseconds. */
export function lastTime(
  texts: Iterable<string>,
  clock: Clock,
  before: number | undefined,
): number | undefined {
  const unsure: string[] = []
  let last = before
  for (const text of texts) {
    let asked = false
    const previous = (): undefined => {
      asked = true
    }
    const stamp = timeOf(text, { ...clock, previous })
    if (asked) unsure.push(text)
    else if (stamp !== undefined) {
      last = stamp.at
      break
    }
  }
  for (const text of unsure.reverse()) last = timeOf(text, { ...clock, previous: () => last })?.at ?? last
  return last
}
