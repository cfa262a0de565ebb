/** `authing-annotate ingest FILES…`: counts files, each line exactly once. */
import { encodings } from '../../input/encoding.ts'
import type { Command } from '../command.ts'
import { catalogueOption, countsOption, languageOption, pushOptions, zoneOption } from '../options.ts'

export const ingestCommand: Command = {
  command: 'ingest <files..>',
  describe: 'Count live, rotated and compressed files, each line exactly once however often this is run',
  options: {
    db: countsOption,
    ...pushOptions,
    recursive: {
      describe: 'Read the files in folders, and in folders in them, hidden ones too',
      type: 'boolean',
      default: false,
    },
    tz: zoneOption,
    encoding: {
      describe: 'Encoding of the files [default: found out]',
      choices: encodings,
      requiresArg: true,
    },
    lang: languageOption,
    catalogue: catalogueOption,
    json: { describe: 'The summary as JSON on standard output', type: 'boolean', default: false },
  },
  examples: [
    ["authing-annotate ingest --db counts.db '/var/log/app/*.log*'", 'every night, over rotated logs'],
    ['authing-annotate ingest --db counts.db - < app.log', 'standard input; a pipe counts whenever it comes'],
  ],
  run: async (args, world) => (await import('../run/ingest.ts')).runIngest(args, world),
}
