/** `authing-annotate explain CODE…`: everything known about codes. */

import type { Command } from '../command.ts'
import { catalogueOption, colorOption, languageOption } from '../options.ts'

export const explainCommand: Command = {
  command: 'explain <code..>',
  describe: 'Say all that is known about a code, on every platform',
  options: {
    lang: languageOption,
    catalogue: catalogueOption,
    color: colorOption,
    json: { describe: 'The records as JSON', type: 'boolean', default: false },
  },
  examples: [['authing-annotate explain 2333 10006', 'two codes, the second with three meanings']],
  run: async (args, world) => (await import('../run/explain.ts')).runExplain(args, world),
}
