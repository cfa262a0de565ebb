/**
 * Counts files again and again while they are shown: at once, at least every second, and at the end. What a busy or
 * full database refuses is in the files still, and is counted the next time.
 */
import { everyMs, patienceMs } from '../store/committer.ts'
import { isBusy, isFull } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'

/** Stops the clock and counts a last time; returns the error where something is not counted. */
export type Finish = () => Promise<unknown>

/** A database that is locked for a moment is nothing to speak of; one that is locked for this many tries is. */
const triesInSilence = 10

/** `report` is told of each error once while it lasts. */
export function keepCounting(
  count: () => Promise<void>,
  store: Pick<Store, 'waitForLock'>,
  report: (error: unknown) => void,
): Finish {
  const reported = new Set<string>()
  let failures = 0
  let running: Promise<void> | undefined
  store.waitForLock(patienceMs.flowing)

  const attempt = async (): Promise<unknown> => {
    try {
      await count()
      return undefined
    } catch (error) {
      return error
    }
  }
  const tell = (error: unknown): void => {
    if (reported.has(`${error}`)) return
    reported.add(`${error}`)
    report(error)
  }
  const tick = (): void => {
    running ??= attempt().then((error) => {
      running = undefined
      if (error === undefined) {
        failures = 0
        reported.clear()
        return
      }
      failures += 1
      if (failures >= triesInSilence || !(isBusy(error) || isFull(error))) tell(error)
    })
  }
  tick()
  const timer = setInterval(tick, everyMs)
  timer.unref()

  return async () => {
    clearInterval(timer)
    await running
    store.waitForLock(patienceMs.ending)
    const error = await attempt()
    store.waitForLock(patienceMs.flowing)
    if (error !== undefined) tell(error)
    return error
  }
}
