/**
 * Counts files again and again while they are shown: at least once a second, and at the end. What a busy or full
 * database refuses is in the files still, and is counted the next time.
 */
import { everyMs, patienceMs } from '../store/committer.ts'
import { isBusy, isFull } from '../store/sqlite.ts'
import type { Store } from '../store/store.ts'

/** Stops the clock and counts a last time; returns the error where something is not counted. */
export type Finish = () => Promise<unknown>

/** `report` is told of an error once; it may pass. */
export function keepCounting(
  count: () => Promise<void>,
  store: Pick<Store, 'waitForLock'>,
  report: (error: unknown) => void,
): Finish {
  const reported = new Set<string>()
  let running: Promise<unknown> | undefined
  store.waitForLock(patienceMs.flowing)

  const attempt = async (): Promise<unknown> => {
    try {
      await count()
      return undefined
    } catch (error) {
      return error
    }
  }
  const tick = (): void => {
    running ??= attempt().then((error) => {
      running = undefined
      if (error === undefined || isBusy(error) || isFull(error) || reported.has(`${error}`)) return
      reported.add(`${error}`)
      report(error)
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
    if (error !== undefined && !reported.has(`${error}`)) report(error)
    return error
  }
}
