/** `authing-annotate db prune`: retention. */

import type { Command } from '../command.ts'
import { countsOption } from '../options.ts'
import { endingAtSignal } from '../until-signal.ts'

export const dbPruneCommand: Command = {
  command: 'prune',
  describe: 'Delete minutes and hours of old days; the sums of days and the totals stay',
  options: {
    db: countsOption,
    before: {
      describe: 'The first UTC day whose minutes are kept, as YYYY-MM-DD',
      type: 'string',
      metavar: 'DAY',
      demandOption: 'which days? Give --before YYYY-MM-DD',
      requiresArg: true,
    },
    json: { describe: 'The summary as JSON', type: 'boolean', default: false },
  },
  // Every night; keeps three months.
  examples: [[`authing-annotate db prune --db counts.db --before "$(date -u -d '90 days ago' +%F)"`, '']],
  run: async (args, world) =>
    endingAtSignal(world.signal, (await import('../run/db-prune.ts')).runDbPrune(args, world)),
}
