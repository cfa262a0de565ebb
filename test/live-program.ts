/** The compiled program while it runs: its input comes when the test gives it, signals reach it in between. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { program } from './run-program.ts'

export interface LiveProgram {
  readonly child: ChildProcess
  readonly stdin: Writable
  readonly stdout: Readable
  /** Everything printed so far. */
  readonly printed: () => string
  readonly complaints: () => string
  /** Resolves once `text` has been printed. */
  readonly until: (text: string) => Promise<void>
  /** Resolves to the exit code, or the signal that killed it, when all of its output has been read. */
  readonly ended: Promise<number | string>
}

export interface LiveOptions {
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[]
  /** Beside the test's own. */
  readonly environment?: Readonly<Record<string, string>>
  /** Whether its output is read from the start; otherwise when the test calls `stdout.resume()`. */
  readonly reading?: boolean
}

export function startProgram(args: readonly string[], options: LiveOptions = {}): LiveProgram {
  const { nodeOptions = [], environment = {}, reading = true } = options
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], {
    stdio: 'pipe',
    env: { ...process.env, ...environment },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  const printed = (): string => Buffer.concat(stdout).toString()
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  if (!reading) child.stdout.pause()
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  // A program that ends before it has read everything closes the pipe; that is its right.
  child.stdin.on('error', () => {})
  return {
    child,
    stdin: child.stdin,
    stdout: child.stdout,
    printed,
    complaints: () => Buffer.concat(stderr).toString(),
    until: async (text) => {
      while (!printed().includes(text)) await once(child.stdout, 'data')
    },
    ended: once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string),
  }
}
