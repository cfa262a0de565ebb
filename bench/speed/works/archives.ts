/** What logrotate has left behind, counted on all cores. */
import { countsIn } from '../check.ts'
import { shell } from '../command.ts'
import { archivesOf } from '../files.ts'
import type { Work } from '../work.ts'

const files = 8

export const archivesWork: Work = {
  name: 'archives',
  title: `\`ingest\` of ${files} .gz files, pino, 1 % hits`,
  async prepare(scratch) {
    const { names, bytes, counts } = await archivesOf(scratch, files)
    const logs = names.join(' ')
    const short = 'pino-1.log.*.gz'
    return {
      inputs: names,
      bytes,
      fresh: ['archives.db', 'one-core.db'],
      ours: shell(`node "$OURS" ingest --db archives.db ${logs}`),
      rivals: [
        {
          tool: 'taskset',
          label: `the same on one core: \`taskset -c 0 authing-annotate ingest … ${short}\``,
          command: shell(`taskset -c 0 node "$OURS" ingest --db one-core.db ${logs}`),
          wanted: { speedAtLeast: 1.6 },
        },
        {
          tool: 'zcat',
          label: `\`zcat ${short} | wc -l\``,
          command: shell(`zcat ${logs} | wc -l`),
          wanted: { speedAtLeast: 1.2 },
        },
      ],
      check: countsIn('archives.db', counts),
    }
  },
}
