/** What a user sees who sends a log through the program with annotations under the lines. */
import { expect } from 'vitest'
import { type RunOptions, runProgram } from './run-program.ts'

const marker = Buffer.from('↳ authing ')

export interface Seen {
  /** Codes in the annotations, in their order. */
  readonly codes: readonly number[]
  readonly stdout: Buffer
  readonly stderr: string
}

/**
 * Runs `authing-annotate --format below` and expects exit code 0 and, but for the annotation lines, the very bytes of
 * `input`, whatever its encoding.
 */
export async function look(
  input: Buffer | string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Seen> {
  const bytes = Buffer.from(input)
  const run = await runProgram(['--format', 'below', '--lang', 'en', ...args], { ...options, input: bytes })
  const { rest, annotations } = apart(run.stdout)
  expect(run.exit).toBe(0)
  expect(rest.equals(bytes)).toBe(true)
  return { codes: annotations.map(codeOf), stdout: run.stdout, stderr: run.stderr }
}

/**
 * The lines of UTF-8 output that are annotations, and the bytes without them. Behind a last line without a newline an
 * annotation brings one along and ends without one, so that the last newline is always the annotation's to take.
 */
function apart(stdout: Buffer): { rest: Buffer; annotations: string[] } {
  const lines = stdout.toString('latin1').split('\n')
  const isOurs = (line: string): boolean => line.startsWith(marker.toString('latin1'))
  const ours = lines.filter(isOurs).map((line) => Buffer.from(line, 'latin1').toString())
  const rest = lines.filter((line) => !isOurs(line)).join('\n')
  return { rest: Buffer.from(rest, 'latin1'), annotations: ours }
}

const codeOf = (annotation: string): number => Number(/^↳ authing (\d+)/.exec(annotation)?.[1])
