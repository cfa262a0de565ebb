/** Every case in which an outbox and a shared store may find each other. */
import { describe, expect, test } from 'vitest'
import type { Standing } from '../../src/count/delta.ts'
import { judge, type Verdict } from '../../src/push/judge.ts'
import type { OutboxState } from '../../src/store/outbox/outbox.ts'

/** Of the epoch `now`; `once` was before it. */
const outbox = (pushed: number, token?: string): OutboxState => ({
  epoch: 'now',
  former: ['once'],
  pushed,
  given: pushed,
  token,
})
const stands = (newest: number, token = `t${newest}`, epoch = 'now'): Standing => ({ epoch, newest, token })

const cases: readonly (readonly [
  what: string,
  before: OutboxState,
  standing: Standing | undefined,
  after: OutboxState,
  verdict: Verdict,
])[] = [
  ['the first push of all', outbox(0), undefined, outbox(0), 'send'],
  ['all that was sent is there', outbox(4), stands(4), outbox(4, 't4'), 'send'],
  ['killed before the batch left the outbox', outbox(4), stands(5), outbox(4, 't5'), 'send'],
  ['an epoch that nobody has heard of yet', outbox(0), stands(9, 't9', 'once'), outbox(0), 'send'],
  ['another server, or an emptied one', outbox(4), undefined, outbox(4), 'begin anew'],
  ['the server was restored from a backup', outbox(4), stands(3), outbox(4), 'begin anew'],
  ['… from before this epoch', outbox(4), stands(9, 't9', 'once'), outbox(4), 'begin anew'],
  ['the database was restored from a backup', outbox(4), stands(9), outbox(4), 'begin anew'],
  ['… and has sent since, or was copied', outbox(4), stands(5), outbox(4, 'other'), 'begin anew'],
  ['… when nothing had been sent yet', outbox(0), stands(1), outbox(0, 'other'), 'begin anew'],
  ['a copy stands at the same number', outbox(4), stands(4), outbox(4, 'other'), 'begin anew'],
  ['a copy has begun anew', outbox(4), stands(1, 't1', 'theirs'), outbox(4), 'another'],
  ['a copy, before anything was sent', outbox(0), stands(1, 't1', 'theirs'), outbox(0), 'another'],
  ['another program has sent on meanwhile', outbox(4), stands(4), outbox(6), 'ask again'],
  ['another program has sent the first meanwhile', outbox(0), undefined, outbox(2), 'ask again'],
  [
    'another program has begun anew meanwhile',
    outbox(4),
    stands(4),
    { ...outbox(0), epoch: 'next' },
    'ask again',
  ],
]

describe('an outbox and a store', () => {
  test.each(cases)('%s', (_, before, standing, after, verdict) => {
    expect(judge(before, standing, after)).toBe(verdict)
  })
})
