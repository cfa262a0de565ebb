/** `authing-annotate top`: the codes that were counted most. */

import type { Command } from '../command.ts'
import { countsOption, evidenceOption, languageOption } from '../options.ts'

export const topCommand: Command = {
  command: 'top',
  describe: 'The codes that fail most',
  options: {
    db: countsOption,
    limit: { describe: 'How many codes', type: 'string', default: '20', requiresArg: true },
    lang: languageOption,
    'min-evidence': evidenceOption,
  },
  run: async (args, world) => (await import('../run/top.ts')).runTop(args, world),
}
