/** Debian's promtool. */
import { spawnSync } from 'node:child_process'

export interface Finding {
  readonly right: boolean
  /** All that was said. */
  readonly words: string
}

export function promtool(args: readonly string[], folder: string | URL, input = ''): Finding {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: folder, input, encoding: 'utf8' })
  return { right: status === 0, words: stdout + stderr }
}
