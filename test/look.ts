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
  const { rest, annotations } = apart(run.stdout, bytes.length > 0 && bytes.at(-1) !== 0x0a)
  expect(run.exit).toBe(0)
  expect(rest.equals(bytes)).toBe(true)
  return { codes: annotations.map(codeOf), stdout: run.stdout, stderr: run.stderr }
}

/** The lines of UTF-8 output that are annotations, and the bytes without them. */
function apart(stdout: Buffer, unterminated: boolean): { rest: Buffer; annotations: string[] } {
  const lines = stdout.toString('latin1').split('\n')
  const isOurs = (line: string): boolean => line.startsWith(marker.toString('latin1'))
  const ours = lines.filter(isOurs).map((line) => Buffer.from(line, 'latin1').toString())
  const rest = lines.filter((line) => !isOurs(line)).join('\n')
  // Behind a last line without a newline an annotation brings one along.
  const end = unterminated && isOurs(lines.at(-1) ?? '') ? rest.length : undefined
  return { rest: Buffer.from(rest.slice(0, end), 'latin1'), annotations: ours }
}

const codeOf = (annotation: string): number => Number(/^↳ authing (\d+)/.exec(annotation)?.[1])
