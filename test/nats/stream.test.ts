/** Under which epoch a stream's messages count. */
import { describe, expect, test } from 'vitest'
import type { Standing } from '../../src/count/delta.ts'
import { epochOf, type StreamState } from '../../src/nats/stream.ts'

const created = '2026-11-22T08:00:00.123456789Z'
const second = (n: number): string => `${Date.parse('2026-11-22T08:00:00Z') / 1000 + n}000000000`
const state = (facts: Partial<StreamState> = {}): StreamState => ({
  name: 'LOGS',
  created,
  messages: 10,
  last: 10,
  firstAt: Date.parse('2026-11-22T08:00:01Z'),
  ...facts,
})
const standing = (facts: Partial<Standing> = {}): Standing => ({
  epoch: created,
  newest: 10,
  token: second(10),
  ...facts,
})
const held =
  (stamp: string | undefined) =>
  async (seq: number): Promise<string | undefined> =>
    seq === 10 ? stamp : undefined

describe('the epoch of a stream', () => {
  test('that nobody has counted is when it was created', async () => {
    expect(await epochOf(state(), undefined, held(undefined))).toBe(created)
  })

  test('stays while its newest counted message is the same, or gone by itself', async () => {
    expect(await epochOf(state(), standing(), held(second(10)))).toBe(created)
    expect(await epochOf(state({ last: 90 }), standing(), held(undefined))).toBe(created)
    expect(await epochOf(state({ last: 10, messages: 0 }), standing(), held(undefined))).toBe(created)
  })

  test('is another one where the stream was created anew', async () => {
    const earlier = standing({ epoch: '2026-11-21T08:00:00.1Z' })
    expect(await epochOf(state({ last: 3 }), earlier, held(undefined))).toBe(created)
  })

  test('is another one where it has lost all, whether new messages have come or not', async () => {
    const anew = `${created} 10.${second(10)}`
    expect(await epochOf(state({ last: 0, messages: 0 }), standing(), held(undefined))).toBe(anew)
    const late = { firstAt: Date.parse('2026-11-22T08:01:00Z') }
    expect(await epochOf(state({ ...late, last: 3 }), standing(), held(undefined))).toBe(anew)
    expect(await epochOf(state({ ...late, last: 70 }), standing(), held(second(61)))).toBe(anew)
    const next = standing({ epoch: anew, newest: 70, token: second(99) })
    expect(await epochOf(state({ ...late, last: 70 }), next, async () => second(99))).toBe(anew)
  })

  test('is refused where old messages are left and new ones have the numbers of lost ones', async () => {
    await expect(epochOf(state({ last: 7, messages: 7 }), standing(), held(undefined))).rejects.toThrow(
      'has lost its newest messages',
    )
    await expect(epochOf(state({ last: 12 }), standing(), held(second(30)))).rejects.toThrow(
      'has lost its newest messages',
    )
  })
})
