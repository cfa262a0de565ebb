/** `authing-annotate doctor`: what is odd about this installation and this database. */
import type { Command } from '../command.ts'
import { colorOption, countsOption, languageOption, pushOptions } from '../options.ts'

export const doctorCommand: Command = {
  command: 'doctor',
  describe: 'Look over the installation and a database, and say what is odd and what to do; changes nothing',
  options: {
    db: { describe: countsOption.describe, type: 'string', metavar: 'FILE', requiresArg: true },
    push: { ...pushOptions.push, describe: 'Also see whether this PostgreSQL server can be sent to' },
    lang: languageOption,
    color: colorOption,
    json: { describe: 'The findings and all that was looked at as JSON', type: 'boolean', default: false },
  },
  examples: [['authing-annotate doctor --db counts.db', 'exits with 1 where something is wrong']],
  run: async (args, world) => (await import('../run/doctor.ts')).runDoctor(args, world),
}
