/** `authing-annotate top`: the codes that were counted most. */

import type { Command } from '../command.ts'
import { reportOptions } from '../options.ts'
import { endingAtSignal } from '../until-signal.ts'

const { db, since, until, ...others } = reportOptions

export const topCommand: Command = {
  command: 'top',
  describe: 'The codes that fail most',
  options: {
    db,
    since,
    until,
    limit: {
      describe: 'How many codes',
      type: 'string',
      default: '20',
      requiresArg: true,
      metavar: 'NUMBER',
    },
    ...others,
  },
  examples: [
    ['authing-annotate top --db counts.db --since 7d --compare', 'the last week, beside the one before'],
    ["authing-annotate top --db counts.db --source 'web-*' --format csv", 'some sources, for a spreadsheet'],
  ],
  run: async (args, world) =>
    endingAtSignal(world.signal, (await import('../run/top.ts')).runTop(args, world)),
}
