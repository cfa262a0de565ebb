/** Whatever happens to the files and to the job, the counts are those of one clean pass over every line ever written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { check } from '../../../src/store/check.ts'
import { branches } from './branch.ts'
import { headers } from './header.ts'
import { story } from './step.ts'
import type { Reading } from './witness.ts'
import { World } from './world.ts'

const sequences = Number(process.env['MODEL_SEQUENCES'] ?? 500)
const seed = process.env['MODEL_SEED']
const path = process.env['MODEL_PATH']

test(`counts every line once, whatever happens, in ${sequences} sequences`, async () => {
  const taken = Object.fromEntries(Object.keys(branches).map((branch) => [branch, 0]))
  const header = fc.oneof(fc.constantFrom(...Object.keys(headers)), fc.constantFrom('banner', 'dated banner'))
  await fc.assert(
    fc.asyncProperty(header, story, async (name, steps) => {
      const header = headers[name]
      if (header === undefined) throw new Error(name)
      const readings: Reading[] = []
      const world = new World(header, readings)
      try {
        for (const { run } of steps) await run(world)
        expect(await world.differences()).toEqual([])
        expect(check(world.database)).toEqual([])
      } finally {
        world.dispose()
        for (const [branch, count] of Object.entries(branches))
          taken[branch] = (taken[branch] ?? 0) + count(readings)
      }
    }),
    {
      numRuns: sequences,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(path === undefined ? {} : { path }),
    },
  )
  console.log(taken)
  expect(Object.keys(taken).filter((branch) => taken[branch] === 0)).toEqual([])
}, 600_000)
