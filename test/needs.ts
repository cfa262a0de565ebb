/**
 * What of the machine a test can't do without: programs, and servers that it starts for itself. Where one is missing the
 * test is skipped and says so; with REQUIRE_TOOLS=1 or REQUIRE_SERVERS=1 it fails instead, so that a machine that should
 * have them all can't pass by skipping.
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

/** Whether there is such a server; for `describe.skipIf`, since each file starts its own once. */
export function hasServer(name: string, isThere: boolean): boolean {
  if (!isThere && process.env['REQUIRE_SERVERS'] === '1')
    throw new Error(`there is no ${name} on this machine`)
  return isThere
}
