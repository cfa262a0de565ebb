/** Prints a command's result to standard output; the exit code tells where that failed. */
import { outputTo } from '../annotate/output.ts'
import { complain } from './complain.ts'
import { exit, type World } from './world.ts'

export async function print(
  world: World,
  lines: readonly string[],
  code: number = exit.done,
): Promise<number> {
  const output = outputTo(world.stdout, world.signal)
  if (lines.length > 0) output.write(Buffer.from(`${lines.join('\n')}\n`))
  const error = await output.finish()
  if (error === undefined) return code
  complain(world, `cannot write the output: ${error.message}`)
  return exit.notProcessed
}
