/** Runs what a command line asks for: a command, help, or the version. */
import type { Commands, ProgramText } from './command.ts'
import { plainRequest } from './plain-request.ts'
import { print } from './print.ts'
import { type World, widthOf } from './world.ts'

/** Resolves to the exit code; rejects with a `UserError` for a mistake. */
export async function runCommandLine(
  argv: readonly string[],
  commands: Commands,
  text: ProgramText,
  world: World,
): Promise<number> {
  const asked = plainRequest(argv, commands) ?? (await parsed(argv, commands, text, world))
  return typeof asked === 'string' ? print(world, [asked]) : asked.command.run(asked.args, world)
}

async function parsed(argv: readonly string[], commands: Commands, text: ProgramText, world: World) {
  const { parse } = await import('./parser.ts')
  return parse(argv, commands, text, widthOf(world))
}
