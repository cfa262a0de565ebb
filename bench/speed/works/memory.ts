/** The most memory that ours holds at any time, whatever the size of its input. */
import { archivesOf, logOf, longLineOf } from '../files.ts'
import { versionOf } from '../tools.ts'
import type { Work } from '../work.ts'

export const memoryWork: Work = {
  name: 'memory',
  title: 'peak memory',
  async prepare(scratch) {
    if (versionOf('GNU time') === undefined) return { skipped: '/usr/bin/time is not installed' }
    const logcat = (await logOf(scratch, 'logcat', 1)).names[0] as string
    const pino = (await logOf(scratch, 'pino', 100)).names[0] as string
    const line = (await longLineOf(scratch)).names[0] as string
    const archives = (await archivesOf(scratch, 8)).names
    const database = 'memory.db'
    const ours = '/usr/bin/time -f %M -o peak.txt node "$OURS"'
    return {
      inputs: [logcat, pino, line, ...archives],
      fresh: [database],
      peaks: [
        { title: '`ingest` one file, logcat, 1 % hits', text: `${ours} ingest --db ${database} ${logcat}` },
        { title: 'annotate a pipe, logcat, 1 % hits', text: `cat ${logcat} | ${ours} --format below | cat` },
        {
          title: 'annotate a pipe, pino, every line with a code',
          text: `cat ${pino} | ${ours} --format splice | cat`,
        },
        { title: '`ingest` of 8 .gz files', text: `${ours} ingest --db ${database} ${archives.join(' ')}` },
        { title: 'annotate one endless line', text: `cat ${line} | ${ours} --format below | cat` },
        {
          title: 'annotate one endless line, `--format ndjson`',
          text: `cat ${line} | ${ours} --format ndjson | cat`,
        },
        { title: '`ingest` one endless line', text: `${ours} ingest --db ${database} ${line}` },
      ],
    }
  },
}
