/**
 * Programs of the machine that a test can't do without. Where one is missing the test is skipped and says so; with
 * REQUIRE_TOOLS=1 it fails instead, so that a machine that should have them all can't pass by skipping.
 */
import { spawnSync } from 'node:child_process'
import type { TestContext } from 'vitest'

const isThere = (tool: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' }).status === 0

export function needs({ skip }: Pick<TestContext, 'skip'>, ...tools: readonly string[]): void {
  const missing = tools.filter((tool) => !isThere(tool))
  if (missing.length === 0) return
  const words = `there is no ${missing.join(', no ')} on this machine`
  if (process.env['REQUIRE_TOOLS'] === '1') throw new Error(words)
  skip(words)
}
