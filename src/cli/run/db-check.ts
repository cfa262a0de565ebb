/** Runs `db check`: one line for a file that is right, else one for each finding. */
import { check } from '../../store/check.ts'
import { sqliteVersion } from '../../store/sqlite.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import { print } from '../print.ts'
import { exit, type World } from '../world.ts'

export async function runDbCheck(args: Arguments, world: World): Promise<number> {
  const file = args['db'] as string
  const findings = check(file)
  const right = findings.length === 0
  const lines = args['json']
    ? [JSON.stringify({ schema_version: 1, sqlite_version: sqliteVersion(), findings })]
    : right
      ? [`${file} is right (looked at with SQLite ${sqliteVersion()})`]
      : findings.map(({ where, what }) => `${where} ${what}`)
  const code = await print(world, lines, right ? exit.done : exit.notProcessed)
  if (!right) complain(world, damaged(file))
  return code
}

const damaged = (file: string): UserError =>
  new UserError(
    `${file} is not right`,
    'it has been left as it is; restore a copy, or count the logs again into a new --db file',
    exit.notProcessed,
  )
