/** `authing-annotate trend CODE`: how often a code was counted, over time. */

import type { Command } from '../command.ts'
import { countsOption, evidenceOption, sinceOption, untilOption } from '../options.ts'

export const trendCommand: Command = {
  command: 'trend <code>',
  describe: 'How often a code was counted, by day or hour (UTC)',
  options: {
    db: countsOption,
    by: { describe: 'Length of a row', choices: ['day', 'hour'] as const, default: 'day', requiresArg: true },
    since: sinceOption,
    until: untilOption,
    'min-evidence': evidenceOption,
  },
  run: async (args, world) => (await import('../run/trend.ts')).runTrend(args, world),
}
