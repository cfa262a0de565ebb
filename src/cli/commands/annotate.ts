/** `authing-annotate [FILES…]`: the lines as they are, with what their codes mean. */
import { encodings } from '../../input/encoding.ts'
import type { Command } from '../command.ts'
import {
  catalogueOption,
  colorOption,
  evidenceOption,
  languageOption,
  pushOptions,
  zoneOption,
} from '../options.ts'

export const formats = ['auto', 'below', 'splice', 'ndjson', 'pretty'] as const

export const annotateCommand: Command = {
  command: '$0 [files..]',
  describe: 'Print log lines with their Authing codes explained',
  options: {
    format: {
      describe:
        'below: a line under the line; splice: a member in JSON lines; ndjson: every line an object; pretty: through pino-pretty; auto: below on a terminal, else splice',
      choices: formats,
      requiresArg: true,
      default: 'auto',
    },
    follow: {
      describe:
        'Go on with files as they grow, across rotation; from their end, or with --db from where counting stopped',
      alias: 'f',
      type: 'boolean',
      default: false,
    },
    lines: {
      describe: 'Lines of each file to show before it is followed [default: 0]',
      alias: 'n',
      type: 'string',
      metavar: 'NUMBER',
      requiresArg: true,
    },
    from: {
      describe:
        'Read the messages of a stream of NATS JetStream: nats://HOST[,HOST]/STREAM; with --db as one of any number of workers, each message counting once',
      type: 'string',
      metavar: 'URL',
      requiresArg: true,
    },
    only: { describe: 'Only lines with a code', type: 'boolean', default: false },
    db: {
      describe:
        'Also count the codes in this SQLite file; a line of a file counts once, however often it is read. With --from also in PostgreSQL: postgres://…',
      type: 'string',
      metavar: 'FILE',
      requiresArg: true,
    },
    source: {
      describe:
        'Name to count under [default: stdin, the path of the file, or the subject of the message]; what a pipe with a name repeats (adb logcat) is not counted again',
      type: 'string',
      metavar: 'NAME',
      requiresArg: true,
    },
    ...pushOptions,
    metrics: {
      describe:
        'Serve metrics for Prometheus at [HOST:]PORT while files are followed, or a pipe or a stream is read; HOST is 127.0.0.1 unless given, PORT 0 any that is free',
      type: 'string',
      metavar: 'PORT',
      requiresArg: true,
    },
    lang: languageOption,
    'min-evidence': evidenceOption,
    catalogue: catalogueOption,
    color: colorOption,
    tz: zoneOption,
    encoding: {
      describe: 'Encoding of the input [default: found out]',
      choices: encodings,
      requiresArg: true,
    },
    'fail-on': {
      describe: 'Exit with 3 where one of these codes, or a code of this severity or a higher one, was found',
      type: 'string',
      metavar: 'CODE',
      requiresArg: true,
    },
    raw: {
      describe: 'Let control sequences of the log through to the terminal',
      type: 'boolean',
      default: false,
    },
  },
  run: async (args, world) => (await import('../run/annotate.ts')).runAnnotate(args, world),
}
