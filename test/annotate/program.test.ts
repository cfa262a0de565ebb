/** The properties of the whole program, for a few logs: what is proved of its parts holds for them together. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { anyLog, plainLog } from './arbitrary-log.ts'
import { annotated } from './harness.ts'

const runs = { numRuns: 8 }
const print = async (args: readonly string[], input: Buffer): Promise<string> => {
  const { stdout, stderr, exit } = await runProgram(['--lang', 'en', ...args], { input })
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  return stdout.toString('latin1')
}

test.each(['below', 'splice'] as const)('strip gives any log back to the byte: %s', async (format) => {
  await fc.assert(
    fc.asyncProperty(anyLog, async (log) => {
      const shown = await print(['--format', format], log)
      expect(shown).toBe((await annotated([log], { format })).toString('latin1'))
      const { stdout } = await runProgram(['strip'], { input: Buffer.from(shown, 'latin1') })
      expect(stdout.toString('latin1')).toBe(log.toString('latin1'))
      expect(await print(['--format', format], Buffer.from(shown, 'latin1'))).toBe(shown)
    }),
    runs,
  )
})

test.each(['ndjson', 'pretty'] as const)('%s prints what its parts print', async (format) => {
  await fc.assert(
    fc.asyncProperty(plainLog, async (log) => {
      expect(await print(['--format', format], log)).toBe(
        (await annotated([log], { format })).toString('latin1'),
      )
    }),
    runs,
  )
})
