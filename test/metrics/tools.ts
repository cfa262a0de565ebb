/** Debian's prometheus and promtool, where the machine has them. */
import { spawnSync } from 'node:child_process'

export interface Finding {
  readonly right: boolean
  /** All that was said. */
  readonly words: string
}

/**
 * Why a tool can't be run on this machine; undefined where it can. With REQUIRE_TOOLS=1 in the environment a missing
 * tool is a failure.
 */
export function missing(tool: 'prometheus' | 'promtool'): string | undefined {
  if (spawnSync(tool, ['--version']).error === undefined) return undefined
  if (process.env['REQUIRE_TOOLS'] === '1') throw new Error(`REQUIRE_TOOLS is set, and there is no ${tool}`)
  return `there is no ${tool} on this machine`
}

export function promtool(args: readonly string[], folder: string | URL, input = ''): Finding {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: folder, input, encoding: 'utf8' })
  return { right: status === 0, words: stdout + stderr }
}
