/** Whatever happens to the files and to the job, the counts are those of one clean pass over every line ever written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../../../src/store/check.ts'
import { headers } from './header.ts'
import { anyStep } from './step.ts'
import type { Reading } from './witness.ts'
import { World } from './world.ts'

const sequences = Number(process.env['MODEL_SEQUENCES'] ?? 500)
const seed = process.env['MODEL_SEED']
const path = process.env['MODEL_PATH']

test(`counts every line once, whatever happens, in ${sequences} sequences`, async () => {
  const everything: Reading[] = []
  const header = fc.constantFrom(...Object.keys(headers))
  await fc.assert(
    fc.asyncProperty(header, fc.array(anyStep, { minLength: 1, maxLength: 20 }), async (name, steps) => {
      const header = headers[name]
      if (header === undefined) throw new Error(name)
      const readings: Reading[] = []
      const world = new World(header, readings)
      try {
        for (const { run } of steps) await run(world)
        expect(await world.differences()).toEqual([])
        expect(check(world.database)).toEqual([])
      } finally {
        everything.push(...readings)
        world.dispose()
      }
    }),
    {
      numRuns: sequences,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(path === undefined ? {} : { path }),
    },
  )
}, 600_000)
