/** Each option's mistakes, by name; what pino adds to the options is none. */
import { expect, test } from 'vitest'
import { settingsOf, type TransportOptions } from '../../src/pino/options.ts'

const wrong: readonly (readonly [options: object, words: string])[] = [
  [{ destination: 3 }, "option destination can't be 3"],
  [{ destination: '' }, 'option destination can\'t be ""'],
  [{ annotate: 'no' }, 'option annotate can\'t be "no"'],
  [{ db: true }, "option db can't be true"],
  [{ db: 'counts\0.db' }, "option db can't be"],
  [{ db: 'counts.db', source: '' }, 'option source can\'t be ""'],
  [{ lang: 'fr' }, 'option lang can\'t be "fr"'],
  [{ minEvidence: null }, "option minEvidence can't be null"],
  [{ catalogue: [{ code: 1 }] }, "option catalogue can't be [ [Object] ]"],
  [{ constructor: 1 }, 'there is no option constructor'],
  [{ source: 'api' }, 'option source names what is counted, and nothing is'],
  [{ annotate: false }, 'with annotate: false there is nothing to do'],
]

test.each(wrong)('%j', (options, words) => {
  expect(() => settingsOf(options as TransportOptions)).toThrow(
    expect.objectContaining({
      name: 'UserError',
      message: expect.stringContaining(words),
      advice: expect.stringMatching(/^(?:give|the options are) ./),
    }),
  )
})

test('without any it annotates everything in Chinese', () => {
  const added = { pinoWillSendConfig: true, $context: { threadStreamVersion: '4.0.0' } }
  expect(settingsOf({ ...added, lang: undefined } as TransportOptions)).toEqual({
    destination: undefined,
    annotate: true,
    count: undefined,
    language: 'zh',
    minEvidence: 'inferred',
    catalogue: undefined,
  })
})
