import { expect, test } from 'vitest'
import { catalogue } from '../../../src/catalogue/built-in.ts'
import { languages } from '../../../src/catalogue/language.ts'
import { firstSentence, sentenceSamples } from '../../../src/report/digest/first-sentence.ts'

test.each(sentenceSamples)('%s → %s', (text, first) => {
  expect(firstSentence(text)).toBe(first)
})

test('each advice of the catalogue has a first step that leaves no quote of code open', () => {
  const advices = catalogue.records.flatMap((record) =>
    languages.map((language) => record[language].advice || (record[language].projectAdvice ?? '')),
  )
  const odd = advices.filter((advice) => {
    const first = firstSentence(advice)
    return !advice.includes(first) || first.length < 4 || (first.match(/`/g)?.length ?? 0) % 2 !== 0
  })
  expect(odd.filter((advice) => advice !== '')).toEqual([])
  expect(advices.length).toBeGreaterThan(300)
})

test('a long text without an end is read at once', () => {
  expect(firstSentence(`${'a`'.repeat(2000)}.b`)).toHaveLength(4002)
})
