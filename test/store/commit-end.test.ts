/** The ends of commits as a store tells them. */
import { expect, test } from 'vitest'
import { createCounter } from '../../src/count/counter.ts'
import { type CommitEnd, telling } from '../../src/store/commit-end.ts'
import { openStore } from '../../src/store/store.ts'
import { scratchPath } from '../scratch.ts'

const counted = () => {
  const counter = createCounter({ isKnown: () => true })
  counter.add({ code: 2333, evidence: 'certain', source: 'app.log', at: 0 })
  return counter.take()
}

test('a write is told, an empty one and what is only read are not', () => {
  const ends: CommitEnd[] = []
  const catalogue = { version: '1', records: [] }
  const store = openStore(scratchPath(), { catalogue, language: 'en', onCommit: (end) => ends.push(end) })
  store.commit({ counts: [], issues: [] })
  store.commitLines('phone', [])
  store.filesOf('app.log')
  expect(ends).toEqual([])
  store.commit(counted())
  store.close()
  expect(ends).toEqual([{ seconds: expect.any(Number), failed: false }])
  expect(() => store.commit(counted())).toThrow()
  expect(ends.map(({ failed }) => failed)).toEqual([false, true])
})

test('a conflict has nothing to tell, a failure is thrown on', () => {
  const ends: CommitEnd[] = []
  const tell = (end: CommitEnd): void => void ends.push(end)
  expect(telling(tell, () => 'conflict')()).toBe('conflict')
  expect(ends).toEqual([])
  expect(
    telling(tell, () => {
      throw new Error('full')
    }),
  ).toThrow('full')
  expect(ends).toEqual([{ seconds: expect.any(Number), failed: true }])
})
