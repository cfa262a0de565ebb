/** `authing-annotate top`: the codes that were counted most. */

import type { Command } from '../command.ts'
import { countsOption, evidenceOption, languageOption, sinceOption, untilOption } from '../options.ts'

export const topCommand: Command = {
  command: 'top',
  describe: 'The codes that fail most',
  options: {
    db: countsOption,
    since: sinceOption,
    until: untilOption,
    limit: { describe: 'How many codes', type: 'string', default: '20', requiresArg: true },
    lang: languageOption,
    'min-evidence': evidenceOption,
  },
  examples: [['authing-annotate top --db counts.db --since 7d', 'the last week']],
  run: async (args, world) => (await import('../run/top.ts')).runTop(args, world),
}
