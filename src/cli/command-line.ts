/** Runs what a command line asks for: a command, help, or the version. */
import { existsSync } from 'node:fs'
import { type Arguments, type Commands, nameOf, type ProgramText } from './command.ts'
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
  if (typeof asked === 'string') return print(world, [asked])
  if (nameOf(asked.command) === '$0') await refuseMistypedCommand(asked.args, commands)
  return asked.command.run(asked.args, world)
}

/** A word that is no command stands for a file; one that looks like a command, and is no file either, is a slip. */
async function refuseMistypedCommand({ files }: Arguments, commands: Commands): Promise<void> {
  const [first] = Array.isArray(files) ? files : []
  if (typeof first !== 'string' || !/^[a-z]{3,}$/.test(first) || existsSync(first)) return
  const { mistypedCommand } = await import('./mistake.ts')
  const slip = mistypedCommand(first, commands.map(nameOf))
  if (slip !== undefined) throw slip
}

async function parsed(argv: readonly string[], commands: Commands, text: ProgramText, world: World) {
  const { parse } = await import('./parser.ts')
  return parse(argv, commands, text, widthOf(world))
}
