/**
 * Runs `completion`. The codes are written into the script: a Tab that asked the program for them would wait for Node
 * to start, each time, and they change with the program alone.
 */
import type { Arguments, Commands } from '../command.ts'
import { bashScript } from '../completion/bash.ts'
import { type CodeWord, codeWords } from '../completion/codes.ts'
import { fishScript } from '../completion/fish.ts'
import { zshScript } from '../completion/zsh.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import type { World } from '../world.ts'

const scripts: Readonly<Record<string, (commands: Commands, codes: readonly CodeWord[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

export async function runCompletion(
  shell: string,
  commands: Commands,
  args: Arguments,
  world: World,
): Promise<number> {
  const codes = codeWords(await chosenCatalogue(args), chosenLanguage(args, world))
  const script = scripts[shell] as (typeof scripts)[string]
  return print(world, [script(commands, codes).trimEnd()])
}
