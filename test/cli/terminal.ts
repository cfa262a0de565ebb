/** The program on a terminal: util-linux's `script` gives it one. */
import { spawnSync } from 'node:child_process'
import { program } from '../run-program.ts'

export const noTerminal: boolean = !spawnSync('script', ['--version']).stdout?.includes('util-linux')

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

export interface TerminalOptions {
  /** 0 is what a terminal says that doesn't know its size. */
  readonly columns?: number
  readonly environment?: Readonly<Record<string, string>>
}

/** What the terminal gets to see, its own line ends undone, and the exit code. */
export function onTerminal(
  args: readonly string[],
  { columns = 0, environment = {} }: TerminalOptions = {},
): { readonly screen: string; readonly exit: number | null } {
  const command = [process.execPath, program, ...args].map(quoted).join(' ')
  const { FORCE_COLOR, NO_COLOR, ...env } = process.env
  const run = spawnSync('script', ['-qec', `stty cols ${columns}; ${command}`, '/dev/null'], {
    env: { ...env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { screen: run.stdout.toString().replaceAll('\r\n', '\n'), exit: run.status }
}
