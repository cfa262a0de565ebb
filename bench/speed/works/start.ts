/** What takes no longer than starting: an answer from the catalogue, and one from a large store. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Command, ours } from '../command.ts'
import { kept } from '../kept.ts'
import { makeStore } from '../store.ts'
import type { Work } from '../work.ts'

const program = (...words: string[]): Command => [process.execPath, ours, ...words]

export const explainWork: Work = {
  name: 'explain',
  title: '`explain 10001`',
  prepare: async () => ({
    inputs: [],
    ours: program('explain', '10001'),
    rivals: [{ tool: 'node', command: [process.execPath, '-e', '0'], wanted: { timeAtMost: 2.5 } }],
  }),
}

/** A log of 2 GB goes with 10 million rows: a year, 200 codes, 50 sources. */
const bytesPerRow = 200

export const topWork: Work = {
  name: 'top',
  title: '`top --since 7d` on a year of counts',
  async prepare(scratch) {
    const help = spawnSync(process.execPath, [ours, 'top', '--help'], { encoding: 'utf8' }).stdout
    if (!help.includes('--since')) return { skipped: '`top` has no `--since` yet' }
    const rows = Math.ceil(scratch.size / bytesPerRow)
    const now = new Date()
    const name = `store-${now.toISOString().slice(0, 10)}.db`
    await kept(join(scratch.folder, name), scratch.progress, (path) => {
      makeStore(path, rows, now)
      return { rows }
    })
    return {
      inputs: [],
      ours: program('top', '--since', '7d', '--db', name),
      rivals: [{ tool: 'authing-annotate', command: program('--version'), wanted: { timeAtMost: 4 } }],
    }
  },
}
