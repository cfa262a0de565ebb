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
    export: {
      describe:
        'A table for another program to look codes up in, with one row a code in one language; csv has all records in both',
      choices: ['csv', 'vector', 'logstash', 'splunk'],
      requiresArg: true,
    },
    output: {
      describe: 'Write to this file instead; it is replaced as a whole',
      alias: 'o',
      type: 'string',
      requiresArg: true,
    },
  },
  examples: [
    ['authing-annotate codes --export csv -o codes.csv', 'the whole catalogue, for a spreadsheet'],
    ['authing-annotate codes --export vector --lang en', 'a table for Vector, to enrich events with'],
  ],
  run: async (args, world) => (await import('../run/codes.ts')).runCodes(args, world),
}
