/** The files that a command was given, one after the other; standard input where there are none, or for `-`. */
import type { Output } from '../annotate/output.ts'
import { openFile, type Source, standardInput, standardInputPath } from '../input/source.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'
import { complain } from './complain.ts'
import type { World } from './world.ts'

/** Resolves to true where an input could not be read to its end; the others are read all the same. */
export async function eachSource(
  args: Arguments,
  world: World,
  output: Output,
  use: (source: Source) => Promise<void>,
): Promise<boolean> {
  const files = (args['files'] as readonly (string | number)[] | undefined) ?? []
  let failed = false
  for (const file of files.length === 0 ? ['-'] : files) {
    if (!output.open() || world.signal.aborted) break
    try {
      await use(
        file === '-'
          ? standardInput(world.stdin, world.signal)
          : await openFile(file === standardInputPath ? `./${file}` : `${file}`, world.signal),
      )
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      complain(world, error)
      failed = true
    }
  }
  return failed
}
