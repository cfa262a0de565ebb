/**
 * The folder in which a run makes its files. Logs of another size, generator or catalogue lie in another one, so that
 * what was made before can be taken as it is.
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOf } from '../logs/blocks.ts'
import { logcat } from '../logs/logcat.ts'
import { pino } from '../logs/pino.ts'

export interface Scratch {
  readonly folder: string
  /** The size of a log, in bytes. */
  readonly size: number
  readonly progress: (text: string) => void
}

export function openScratch(parent: string, size: number, progress: Scratch['progress']): Scratch {
  const folder = join(parent, `${size}-${mark()}`)
  mkdirSync(folder, { recursive: true })
  return { folder, size, progress }
}

/** Changes with how the logs begin. */
function mark(): string {
  const hash = createHash('sha256')
  for (const kind of [logcat, pino]) {
    for (const percent of [0, 100]) hash.update(blocksOf({ kind, percent, seed: 1 }).next().value.text)
  }
  return hash.digest('hex').slice(0, 8)
}
