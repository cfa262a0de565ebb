/** `authing-annotate trend CODE…`: how often codes were counted, over time. */

import type { Command } from '../command.ts'
import { reportOptions } from '../options.ts'
import { endingAtSignal } from '../until-signal.ts'

const { db, ...others } = reportOptions

export const trendCommand: Command = {
  command: 'trend [codes..]',
  describe: 'How often codes were counted over time; without one, all codes together',
  options: {
    db,
    by: {
      describe: 'Length of a row; weeks begin on Monday',
      // As in report/spans.ts, which would load the zones with it.
      choices: ['minute', 'hour', 'day', 'week'],
      default: 'day',
      requiresArg: true,
    },
    ...others,
  },
  examples: [
    ['authing-annotate trend --db counts.db --since 30d', 'is it getting worse?'],
    [
      'authing-annotate trend 2333 10001 --db counts.db --by week --tz Asia/Shanghai',
      'two codes, week by week',
    ],
  ],
  run: async (args, world) =>
    endingAtSignal(world.signal, (await import('../run/trend.ts')).runTrend(args, world)),
}
