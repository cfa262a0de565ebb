/** Under which epoch a stream's messages count, and when a worker must ask again. */
import { describe, expect, test } from 'vitest'
import type { Standing } from '../../src/count/delta.ts'
import { type Ask, epochOf, isSameLife } from '../../src/nats/life.ts'
import type { Mark, StreamState } from '../../src/nats/stream.ts'

const created = '2026-11-22T08:00:00.123456789Z'
const at = (second: number): bigint =>
  BigInt(Date.parse('2026-11-22T08:00:00Z') / 1000 + second) * 1_000_000_000n
const mark = (seq: number, second: number): Mark => ({ seq, stamp: at(second) })
/** A stream of ten messages, one each second. */
const state = (facts: Partial<StreamState> = {}): StreamState => ({
  name: 'LOGS',
  created,
  messages: 10,
  first: mark(1, 1),
  last: 10,
  ...facts,
})
const standing = (facts: Partial<Standing> = {}): Standing => ({
  epoch: created,
  newest: 10,
  token: `${at(10)}`,
  ...facts,
})
const held =
  (stamp: bigint | undefined): Ask =>
  async (seq) =>
    seq === 10 ? stamp : undefined

describe('the epoch of a stream', () => {
  test('that nobody has counted is when it was created', async () => {
    expect(await epochOf(state(), undefined, held(undefined))).toBe(created)
  })

  test('stays while its newest counted message is the same, or was deleted', async () => {
    expect(await epochOf(state(), standing(), held(at(10)))).toBe(created)
    expect(await epochOf(state({ last: 90 }), standing(), held(undefined))).toBe(created)
    expect(await epochOf(state({ messages: 0, first: mark(11, 0) }), standing(), held(undefined))).toBe(
      created,
    )
  })

  test('is another one where the stream was created anew', async () => {
    const earlier = standing({ epoch: '2026-11-21T08:00:00.1Z' })
    expect(await epochOf(state({ last: 3 }), earlier, held(undefined))).toBe(created)
  })

  test('is another one where it has lost all, and gives its numbers again', async () => {
    const anew = `${created} 10.${at(10)}`
    const first = mark(1, 60)
    expect(await epochOf(state({ first, last: 3 }), standing(), held(undefined))).toBe(anew)
    expect(await epochOf(state({ first, last: 70 }), standing(), held(at(61)))).toBe(anew)
    expect(await epochOf(state({ first, last: 70 }), standing(), held(undefined))).toBe(anew)
    const next = standing({ epoch: anew, newest: 70, token: `${at(99)}` })
    expect(await epochOf(state({ first, last: 70 }), next, async () => at(99))).toBe(anew)
  })

  test('is not known while the stream tells of fewer messages than were counted', async () => {
    expect(await epochOf(state({ last: 0, messages: 0 }), standing(), held(undefined))).toBeUndefined()
    expect(await epochOf(state({ last: 7, messages: 7 }), standing(), held(undefined))).toBeUndefined()
  })

  test('is refused where old messages are left and new ones have the numbers of lost ones', async () => {
    const refusal = 'has lost its newest messages'
    await expect(epochOf(state({ last: 12 }), standing(), held(at(30)))).rejects.toThrow(refusal)
  })
})

describe('before a commit', () => {
  const counted = mark(10, 10)
  const never: Ask = () => {
    throw new Error('it was asked')
  }

  test('the stream is not asked while nothing speaks against it', async () => {
    expect(await isSameLife(state({ last: 12 }), counted, never, [mark(9, 9), mark(11, 11)])).toBe(true)
    // A leader whose clock is behind.
    expect(await isSameLife(state({ last: 12 }), counted, never, [mark(11, 8)])).toBe(true)
  })

  test('a message that comes late under an old number raises the question', async () => {
    const late = [mark(3, 61)]
    expect(await isSameLife(state({ last: 12 }), counted, held(at(62)), late)).toBe(false)
    // A leader whose clock was ahead.
    expect(await isSameLife(state({ last: 12 }), counted, held(at(10)), late)).toBe(true)
  })

  test('a stream whose first message is new is another one, unless it holds the old one', async () => {
    const now = state({ first: mark(1, 60), last: 90 })
    expect(await isSameLife(now, counted, held(at(69)), [mark(80, 70)])).toBe(false)
    expect(await isSameLife(now, counted, held(undefined), [mark(80, 70)])).toBe(false)
    expect(await isSameLife(now, counted, held(at(10)), [mark(80, 70)])).toBe(true)
    expect(await isSameLife(state({ last: 9 }), counted, never, [])).toBe(false)
  })
})
