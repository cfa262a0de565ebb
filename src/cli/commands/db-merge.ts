/** `authing-annotate db merge DATABASES… -o OUT`: several databases as one. */

import type { Command } from '../command.ts'
import { catalogueOption, languageOption } from '../options.ts'
import { endingAtSignal } from '../until-signal.ts'

export const dbMergeCommand: Command = {
  command: 'merge <databases..>',
  describe:
    'Add up databases, files or postgres://…, in a new file; a log that was counted in several of them counts once',
  options: {
    output: {
      alias: 'o',
      describe: 'The new SQLite file',
      type: 'string',
      metavar: 'FILE',
      demandOption: 'where should the sum go? Give -o FILE',
      requiresArg: true,
    },
    lang: languageOption,
    catalogue: catalogueOption,
    json: { describe: 'The summary as JSON', type: 'boolean', default: false },
  },
  examples: [['authing-annotate db merge a.db b.db -o all.db', 'one report on two machines']],
  run: async (args, world) =>
    endingAtSignal(world.signal, (await import('../run/db-merge.ts')).runDbMerge(args, world)),
}
