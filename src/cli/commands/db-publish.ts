/** `authing-annotate db publish OUT`: a snapshot for readers. */

import type { Command } from '../command.ts'
import { countsOption } from '../options.ts'

export const dbPublishCommand: Command = {
  command: 'publish <out>',
  describe: 'Write a snapshot that any sqlite3 can read, also for users who may not write to its folder',
  options: { db: { ...countsOption, describe: 'The SQLite file with the counts' } },
  examples: [['authing-annotate db publish codes.db --db counts.db', '']],
  run: async (args, world) => (await import('../run/db-publish.ts')).runDbPublish(args, world),
}
