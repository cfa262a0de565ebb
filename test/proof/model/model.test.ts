/** Whatever happens to the files and to the job, the counts are those of one clean pass over every line ever written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkFile } from '../../store/on-files.ts'
import { branches, countBranches } from './branch.ts'
import { header } from './header.ts'
import { story } from './step.ts'
import type { Reading } from './witness.ts'
import { World } from './world.ts'

const enough = 500
const { MODEL_SEQUENCES, MODEL_SEED, MODEL_PATH, MODEL_SHOW } = process.env
const sequences = Number(MODEL_SEQUENCES ?? enough)
const isProof = sequences >= enough && MODEL_PATH === undefined

const replay = ({ seed, counterexamplePath }: { seed: number; counterexamplePath: string | null }): string =>
  `to see it again: MODEL_SEED=${seed} MODEL_PATH=${counterexamplePath} npx vitest run --project proof test/proof/model`

test(`${isProof ? '' : 'A QUICK LOOK, NO PROOF: '}${sequences} sequences of mishaps`, async () => {
  const taken = new Map<string, number>()
  const property = fc.asyncProperty(header, story, async (begin, steps) => {
    const readings: Reading[] = []
    const world = new World(begin, readings)
    try {
      for (const { run } of steps) await run(world)
      expect(await world.differences()).toEqual([])
      expect(await checkFile(world.database)).toEqual([])
    } finally {
      world.dispose()
      countBranches(readings, taken)
    }
  })
  await fc.assert(property, {
    numRuns: sequences,
    // The same for everyone, so that a failure is the change's own; `MODEL_SEED=$RANDOM` looks elsewhere.
    seed: Number(MODEL_SEED ?? 20_261_125),
    ...(MODEL_PATH === undefined ? {} : { path: MODEL_PATH }),
    asyncReporter: async (details) => {
      if (details.failed)
        throw new Error(`${fc.defaultReportMessage(details)}\n${replay(details)}`, {
          cause: details.errorInstance,
        })
    },
  })
  if (MODEL_SHOW !== undefined) console.table(Object.fromEntries(taken))
  if (isProof) expect(Object.keys(branches).filter((branch) => !taken.has(branch))).toEqual([])
}, 1_200_000)
