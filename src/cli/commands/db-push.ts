/** `authing-annotate db push`: sends on what waits, or ends the sending. */

import type { Command } from '../command.ts'
import { countsOption, pushOptions } from '../options.ts'

export const dbPushCommand: Command = {
  command: 'push',
  describe:
    'Send the counts that wait in the SQLite file on to a PostgreSQL server, all of them the first time',
  options: {
    db: { ...countsOption, describe: 'The SQLite file with the counts' },
    push: { ...pushOptions.push, describe: 'The PostgreSQL server, as postgres://USER@HOST/DATABASE' },
    'push-as': pushOptions['push-as'],
    anew: {
      describe:
        'Send everything again, in place of what the server has of this database or of another copy of it',
      type: 'boolean',
      default: false,
    },
    stop: {
      describe: 'Keep nothing for sending any more, and throw away what waits; the next --push begins anew',
      type: 'boolean',
      default: false,
    },
    json: { describe: 'The summary as JSON', type: 'boolean', default: false },
  },
  examples: [
    ['authing-annotate db push --db counts.db --push postgres://counts@db.example.com/authing', ''],
    ['authing-annotate db push --db counts.db --stop', 'a host that sends no more'],
  ],
  run: async (args, world) => (await import('../run/db-push.ts')).runDbPush(args, world),
}
