/** What ours found against what was put in: a wrong count must not go unseen. */
import { expect, test } from 'vitest'
import { annotationsCounted, countsIn, differences } from '../../bench/speed/check.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { snapshotOf } from '../../src/store/codes.ts'
import { openStore } from '../../src/store/store.ts'
import { scratchFolder } from '../scratch.ts'

test('differences names what is missing, what is too much and what was never put in', () => {
  expect(differences({ 2020: 5, 2333: 1, 2004: 7 }, { 2020: 4, 10001: 2, 2004: 7 })).toEqual([
    '2020: 5 put in, 4 found',
    '2333: 1 put in, 0 found',
    '10001: 0 put in, 2 found',
  ])
  expect(differences({}, {})).toEqual([])
})

test('countsIn reads a database that ours has written', async () => {
  const folder = scratchFolder()
  const store = openStore(`${folder}/counts.db`, { catalogue: snapshotOf(catalogue), language: 'en' })
  const row = { minute: 0, source: 'a', evidence: 'likely', n: 3, first: 0, last: 1 } as const
  store.commit({ counts: [{ ...row, code: 2020 }], issues: [] })
  store.close()
  const surroundings = { folder, codes: '' }
  expect(await countsIn('counts.db', { 2020: 3 })(surroundings)).toEqual([])
  expect(await countsIn('counts.db', { 2020: 2 })(surroundings)).toEqual(['2020: 2 put in, 3 found'])
})

test('annotationsCounted takes the number that a pipeline prints', async () => {
  const surroundings = { folder: scratchFolder(), codes: '' }
  const check = (text: string) => annotationsCounted(text, { 2020: 2, 2333: 1 })(surroundings)
  expect(await check('echo 3')).toEqual([])
  expect(await check('echo 2')).toEqual(['annotations: 3 put in, 2 found'])
  await expect(check('false | echo 3')).rejects.toThrow('exit 1')
})
