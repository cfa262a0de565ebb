/** `authing-annotate db …`: looking after databases of counts. */
import type { CommandGroup } from '../command.ts'
import { dbCheckCommand } from './db-check.ts'
import { dbMergeCommand } from './db-merge.ts'
import { dbPruneCommand } from './db-prune.ts'
import { dbPublishCommand } from './db-publish.ts'
import { dbPushCommand } from './db-push.ts'

export const dbCommands: CommandGroup = {
  name: 'db',
  describe: 'Check, publish, merge, push or prune a database',
  commands: [dbCheckCommand, dbPublishCommand, dbMergeCommand, dbPushCommand, dbPruneCommand],
}
