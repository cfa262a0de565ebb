/** The same with programs that are processes of their own: two at once over files that change, one of them killed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkFile } from '../../store/on-files.ts'
import { ingestUntil } from '../crash/program.ts'
import { header } from './header.ts'
import { change } from './step.ts'
import { World } from './world.ts'

const never = Number.POSITIVE_INFINITY
const sequences = Number(process.env['PROCESS_SEQUENCES'] ?? 8)
/** What happens to the files before each of the nights, and when one of its runs is killed. */
const night = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  killAfterMs: fc.nat(900),
})
const nights = fc.array(night, { minLength: 2, maxLength: 3 })

test(`counts every line once when two processes run at once, in ${sequences} sequences`, async () => {
  const property = fc.asyncProperty(header, nights, async (begin, plan) => {
    const world = new World(begin, [])
    const { folder } = world.logs.files
    try {
      for (const { changes, killAfterMs } of plan) {
        for (const { run } of changes) await run(world)
        world.logs.wasRead(false)
        const [whole] = await Promise.all(
          [never, killAfterMs].map((moment) => ingestUntil(folder, world.database, moment)),
        )
        // 1 where a compressed file is still being written.
        expect([0, 1]).toContain(whole?.exit)
        world.logs.wasRead(true)
      }
      expect(await world.differences()).toEqual([])
      expect(await checkFile(world.database)).toEqual([])
    } finally {
      world.dispose()
    }
  })
  // Processes don't take turns: a smaller example would not have to fail again.
  await fc.assert(property, { numRuns: sequences, endOnFailure: true })
}, 600_000)
