/** Whatever happens to the files and to the job, the counts are those of one clean pass over every line ever written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Machine } from './machine.ts'

const runs = Number(process.env['MODEL_RUNS'] ?? 250)

type Step = (machine: Machine) => Promise<void> | void

const code = fc.constantFrom(2004, 2020, 2333, 10001, 1636)

const step: fc.Arbitrary<readonly [name: string, step: Step]> = fc.oneof(
  fc
    .array(code, { minLength: 1, maxLength: 30 })
    .map((codes) => [`write ${codes.length}`, (machine: Machine) => machine.write(codes)] as const),
  code.map((value) => ['half a line', (machine: Machine) => machine.writeHalf(value)] as const),
  fc.constant(['rename', (machine: Machine) => machine.rotateByRename()] as const),
  fc.constant(['copytruncate', (machine: Machine) => machine.rotateByCopy()] as const),
  fc
    .boolean()
    .map((keep) => [keep ? 'gzip -k' : 'gzip', (machine: Machine) => machine.compress(keep)] as const),
  fc.constant(['copy', (machine: Machine) => machine.copyAway()] as const),
  fc.constant(['read and delete', (machine: Machine) => machine.deleteOld()] as const),
  fc.constant(['run', (machine: Machine) => machine.run()] as const),
  fc
    .nat(40)
    .map((call) => [`run, killed at call ${call}`, (machine: Machine) => machine.run(call + 1)] as const),
  fc.constant([
    'two runs at once',
    async (machine: Machine) => void (await Promise.all([machine.run(), machine.run()])),
  ] as const),
)

test('counts every line once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const machine = new Machine()
      try {
        for (const [, run] of steps) await run(machine)
        const counts = await machine.counts()
        expect(Object.fromEntries(counts), steps.map(([name]) => name).join(', ')).toEqual(
          Object.fromEntries(machine.written),
        )
      } finally {
        machine.remove()
      }
    }),
    { numRuns: runs },
  )
}, 600_000)
