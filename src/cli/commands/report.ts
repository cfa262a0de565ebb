/** `authing-annotate report`: the morning digest. */

import type { Command } from '../command.ts'
import {
  colorOption,
  countsOption,
  evidenceOption,
  languageOption,
  sinceOption,
  untilOption,
} from '../options.ts'
import { endingAtSignal } from '../until-signal.ts'

export const reportCommand: Command = {
  command: 'report',
  describe: 'What changed: the morning digest of yesterday, or of any other time',
  options: {
    db: countsOption,
    since: {
      ...sinceOption,
      describe:
        'From this time on: 7d, 24h, 30m or 2w ago, today, yesterday, 2026-11-22, 2026-11-22T10:00; in --tz, or with an offset such as +08:00 [default: yesterday, or the day that ends with --until]',
    },
    until: untilOption,
    tz: {
      describe: 'Whose days they are: UTC, local, +08:00 or a name such as Asia/Shanghai',
      type: 'string',
      metavar: 'ZONE',
      requiresArg: true,
      default: 'UTC',
    },
    format: {
      describe: 'How it is written; html is a page to look into, of all that was ever counted',
      choices: ['text', 'markdown', 'json', 'html'],
      requiresArg: true,
      default: 'text',
    },
    output: {
      describe: 'Write to this file instead; it is replaced as a whole',
      alias: 'o',
      type: 'string',
      metavar: 'FILE',
      requiresArg: true,
    },
    lang: languageOption,
    'min-evidence': evidenceOption,
    color: colorOption,
  },
  examples: [
    ['authing-annotate report --db counts.db --tz Asia/Shanghai', 'yesterday in China'],
    ['authing-annotate report --db counts.db --format markdown -o digest.md', 'for the wiki'],
    ['authing-annotate report --db counts.db --format html -o report.html', 'to look into, in a browser'],
  ],
  run: async (args, world) =>
    endingAtSignal(world.signal, (await import('../run/report.ts')).runReport(args, world)),
}
