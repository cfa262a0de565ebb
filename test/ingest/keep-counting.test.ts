/** When files are counted while they are shown, and what is said of failures. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepCounting } from '../../src/ingest/keep-counting.ts'
import { UserError } from '../../src/user-error.ts'
import { Database } from '../sqlite.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const busy = new UserError('locked', 'wait', 1, new Database.SqliteError('locked', 'SQLITE_BUSY'))
const broken = new UserError('gone', 'start again', 1)

/** Counts as told, once a call; then well. */
function counting(...outcomes: readonly (Error | undefined)[]) {
  let calls = 0
  const reports: unknown[] = []
  const patience: number[] = []
  const finish = keepCounting(
    async () => {
      const outcome = outcomes[calls]
      calls += 1
      if (outcome !== undefined) throw outcome
    },
    { waitForLock: (milliseconds) => void patience.push(milliseconds) },
    (error) => void reports.push(error),
  )
  return { finish, reports, patience, calls: () => calls }
}

test('at once, every second, and at the end', async () => {
  const { finish, calls, reports } = counting()
  expect(calls()).toBe(1)
  await vi.advanceTimersByTimeAsync(3000)
  expect(calls()).toBe(4)
  expect(await finish()).toBeUndefined()
  expect(calls()).toBe(5)
  await vi.advanceTimersByTimeAsync(3000)
  expect(calls()).toBe(5)
  expect(reports).toEqual([])
})

test('a locked database is waited for in silence, and only then named', async () => {
  const { reports } = counting(...Array.from({ length: 9 }, () => busy), undefined)
  await vi.advanceTimersByTimeAsync(9000)
  expect(reports).toEqual([])
  const stuck = counting(...Array.from({ length: 12 }, () => busy))
  await vi.advanceTimersByTimeAsync(12_000)
  expect(stuck.reports).toEqual([busy])
})

test('anything else is said once, and again where it comes back', async () => {
  const { reports } = counting(broken, broken, undefined, broken)
  await vi.advanceTimersByTimeAsync(1000)
  expect(reports).toEqual([broken])
  await vi.advanceTimersByTimeAsync(2000)
  expect(reports).toEqual([broken, broken])
})

test('what is not counted in the end is handed back, and said', async () => {
  const { finish, reports, patience } = counting(undefined, busy)
  expect(await finish()).toBe(busy)
  expect(reports).toEqual([busy])
  expect(Math.max(...patience)).toBe(10_000)
})

test('never twice at once', async () => {
  let [now, most] = [0, 0]
  const finish = keepCounting(
    async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setTimeout(resolve, 2500))
      now -= 1
    },
    { waitForLock: () => {} },
    () => {},
  )
  await vi.advanceTimersByTimeAsync(9000)
  const finished = finish()
  await vi.advanceTimersByTimeAsync(6000)
  await finished
  expect(most).toBe(1)
})
