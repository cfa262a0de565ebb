/** All commands, in the order of the help. */
import type { Commands } from './command.ts'
import { annotateCommand } from './commands/annotate.ts'
import { codesCommand } from './commands/codes.ts'
import { completionCommands } from './commands/completion.ts'
import { dbCommands } from './commands/db.ts'
import { doctorCommand } from './commands/doctor.ts'
import { explainCommand } from './commands/explain.ts'
import { ingestCommand } from './commands/ingest.ts'
import { reportCommand } from './commands/report.ts'
import { stripCommand } from './commands/strip.ts'
import { topCommand } from './commands/top.ts'
import { trendCommand } from './commands/trend.ts'

export const commands: Commands = [
  annotateCommand,
  ingestCommand,
  stripCommand,
  explainCommand,
  codesCommand,
  topCommand,
  trendCommand,
  reportCommand,
  dbCommands,
  doctorCommand,
  completionCommands(() => commands),
]
