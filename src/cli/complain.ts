/** Says on stderr what went wrong and what to do; a bug shows its stack. Names of files may hold anything. */
import { visible } from '../annotate/terminal.ts'
import { UserError } from '../user-error.ts'
import type { World } from './world.ts'

export function complain({ stderr }: Pick<World, 'stderr'>, problem: unknown): void {
  stderr.write(`authing-annotate: ${visible(wordsFor(problem))}\n`)
}

function wordsFor(problem: unknown): string {
  if (problem instanceof UserError) return `${problem.message}\n  ${problem.advice}`
  if (problem instanceof Error) return `a bug: ${problem.stack ?? problem.message}`
  return String(problem)
}
