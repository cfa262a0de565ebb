/** `authing-annotate db check`: whether a database is right. */

import type { Command } from '../command.ts'
import { countsOption } from '../options.ts'
import { endingAtSignal } from '../until-signal.ts'

export const dbCheckCommand: Command = {
  command: 'check',
  describe: 'Look for damage and for sums that contradict each other; others may go on counting',
  options: {
    db: countsOption,
    json: { describe: 'What was found as JSON', type: 'boolean', default: false },
  },
  run: async (args, world) =>
    endingAtSignal(world.signal, (await import('../run/db-check.ts')).runDbCheck(args, world)),
}
