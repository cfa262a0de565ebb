/** Programs with a real pino logger, run as a user's: in a folder where this package, pino and pino-pretty are installed. */
import { spawn } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scratchFolder } from '../scratch.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A folder to run programs in, gone when the test ends. */
export function project(): string {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules', 'authing-annotate'))
  for (const name of ['pino', 'pino-pretty'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  return folder
}

export interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number | null
}

/** Writes a program, `program.mjs`, whose `logger` has these options of pino, whatever they are. */
export function writeLogger(folder: string, options: object, body: string): void {
  const lines = ["import pino from 'pino'", `const logger = pino(${JSON.stringify(options)})`, body, '']
  writeFileSync(join(folder, 'program.mjs'), lines.join('\n'))
}

export function runLogger(folder: string, options: object, body: string): Promise<Ended> {
  writeLogger(folder, options, body)
  return run(folder, process.execPath, ['program.mjs'])
}

export function run(folder: string, command: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exit) => {
      resolve({ stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString(), exit })
    })
  })
}

export interface LogRecord {
  readonly i?: number
  readonly msg?: string
  readonly err?: { readonly code?: number; readonly stack?: string }
  readonly authing_annotations?: readonly { readonly code: number; readonly severity: string }[]
}

export const recordsOf = (text: string): LogRecord[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogRecord)

export const codesOf = (record: LogRecord): number[] | undefined =>
  record.authing_annotations?.map(({ code }) => code)
