/** Runs `db check`: one line for a file that is right, else one for each finding. */
import { openReader, shownDatabase } from '../../database/database.ts'
import { check } from '../../store/check.ts'
import type { Engine, Finding } from '../../store/read-store.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import { print } from '../print.ts'
import { exit, type World } from '../world.ts'

export async function runDbCheck(args: Arguments, world: World): Promise<number> {
  const place = args['db'] as string
  const name = shownDatabase(place)
  const { findings, engine } = await lookedAt(place)
  const right = findings.length === 0
  const lines = args['json']
    ? [JSON.stringify({ schema_version: 1, [versionFields[engine.name]]: engine.version, findings })]
    : right
      ? [`${name} is right (looked at with ${engine.name} ${engine.version})`]
      : findings.map(({ where, what }) => `${where} ${what}`)
  const code = await print(world, lines, right ? exit.done : exit.notProcessed)
  if (!right) complain(world, damaged(name))
  return code
}

const versionFields = { SQLite: 'sqlite_version', PostgreSQL: 'postgres_version' } as const

async function lookedAt(place: string): Promise<{ findings: Finding[]; engine: Engine }> {
  const store = await openReader(place)
  try {
    return { findings: await check(store), engine: await store.engine() }
  } finally {
    await store.close()
  }
}

const damaged = (name: string): UserError =>
  new UserError(
    `${name} is not right`,
    'it has been left as it is; restore a copy, or count the logs again into a new --db file',
    exit.notProcessed,
  )
