/** What is timed: whole processes, from the start of the first to the end of the last. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Program and arguments; it runs in the scratch folder and names files there. */
export type Command = readonly string[]

/** A pipeline, which fails where one of its programs does. `$OURS`, `$PEERS` and `$CODES` stand for what they say. */
export const shell = (text: string): Command => ['bash', '-o', 'pipefail', '-c', text]

export const ours: string = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
export const peers: string = fileURLToPath(new URL('../peers', import.meta.url))

export interface Surroundings {
  readonly folder: string
  /** The known codes, as `count.awk` takes them. */
  readonly codes: string
}

const environment = ({ codes }: Surroundings): NodeJS.ProcessEnv => ({
  HOME: process.env['HOME'],
  PATH: process.env['PATH'],
  // The C locale is the fastest for the peers.
  LC_ALL: 'C',
  OURS: ours,
  PEERS: peers,
  CODES: codes,
})

export interface Ran {
  readonly seconds: number
  readonly output: string
}

/** Throws where the command fails: half a run is fast. */
export function run(command: Command, surroundings: Surroundings, keepOutput = false): Promise<Ran> {
  const [program, ...words] = command as [string, ...string[]]
  return new Promise((resolve, reject) => {
    const startedAt = process.hrtime.bigint()
    const child = spawn(program, words, {
      cwd: surroundings.folder,
      env: environment(surroundings),
      stdio: ['ignore', keepOutput ? 'pipe' : 'ignore', 'pipe'],
    })
    let output = ''
    let complaint = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    child.on('error', reject)
    child.on('close', (status) => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
      if (status === 0) resolve({ seconds, output })
      else reject(new Error(`exit ${status} of ${textOf(command)}\n${complaint}`))
    })
  })
}

/** As a reader would type it. */
export function textOf(command: Command): string {
  const text = command[0] === 'bash' ? (command.at(-1) as string) : command.join(' ')
  return text
    .replaceAll('node "$OURS"', 'authing-annotate')
    .replaceAll(`${process.execPath} ${ours}`, 'authing-annotate')
    .replaceAll(process.execPath, 'node')
    .replaceAll(/"\$PEERS\/([\w.-]+)"/g, 'bench/peers/$1')
}
