/** Stopping anywhere and going on from the saved state changes nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { newRecordState, restoreRecordState, saveRecordState } from '../../src/detect/record-state.ts'
import { createRecordDetector } from '../../src/detect/records.ts'

const folder = new URL('../../fixtures/logs/', import.meta.url)
const logs = readdirSync(folder).filter((name) => name !== 'expected.json')
const detector = createDetector(catalogue.recordsOf)

describe.each(logs)('%s', (name) => {
  const lines = readFileSync(new URL(name, folder), 'utf8').split('\n')
  const straight = createRecordDetector(detector)
  const expected = lines.map((line) => straight.push(line))

  test('gives the same hits wherever it is interrupted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(lines.length), { maxLength: 4 }), (stops) => {
        let state = newRecordState()
        const hits = lines.map((line, index) => {
          if (stops.includes(index))
            state = restoreRecordState(JSON.parse(JSON.stringify(saveRecordState(state))))
          return createRecordDetector(detector, state).push(line)
        })
        expect(hits).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })
})
