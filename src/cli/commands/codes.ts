/** `authing-annotate codes`: the catalogue. */
import { origins, severities } from '../../catalogue/record.ts'
import type { Command } from '../command.ts'
import { catalogueOption, colorOption, languageOption } from '../options.ts'

export const codesCommand: Command = {
  command: 'codes',
  describe: 'List the catalogue',
  options: {
    origin: {
      describe: 'Only codes that this part of Authing gives out',
      choices: origins,
      requiresArg: true,
    },
    severity: { describe: 'Only codes of this severity', choices: severities, requiresArg: true },
    lang: languageOption,
    catalogue: catalogueOption,
    color: colorOption,
    json: { describe: 'The records as JSON', type: 'boolean', default: false },
  },
  run: async (args, world) => (await import('../run/codes.ts')).runCodes(args, world),
}
