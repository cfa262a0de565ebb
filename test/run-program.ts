/** Runs the compiled program as a user does. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const program: string = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

export interface Run {
  readonly stdout: Buffer
  readonly stderr: string
  readonly exit: number | null
}

export interface RunOptions {
  readonly input?: Uint8Array | string
  readonly environment?: Readonly<Record<string, string>>
  readonly folder?: string | URL
}

/** The test runner's own environment, without what would change the program's output. */
function surroundings(): NodeJS.ProcessEnv {
  const { AUTHING_ANNOTATE_LANG, FORCE_COLOR, NO_COLOR, LANG, LC_ALL, LC_MESSAGES, ...rest } = process.env
  return rest
}

export function runProgram(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { input = '', environment = {}, folder } = options
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...surroundings(), ...environment },
    stdio: 'pipe',
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  // A program that ends before it has read everything closes the pipe; that is its right.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exit) => {
      resolve({ stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString(), exit })
    })
  })
}
