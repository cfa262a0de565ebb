/** Runs `db publish`. */
import { mustBeFile } from '../../database/database.ts'
import { publish } from '../../store/publish.ts'
import type { Arguments } from '../command.ts'
import { print } from '../print.ts'
import type { World } from '../world.ts'

export async function runDbPublish(args: Arguments, world: World): Promise<number> {
  const [file, out] = [args['db'] as string, args['out'] as string]
  for (const place of [file, out]) {
    mustBeFile(place, 'a PostgreSQL database needs no snapshot: give readers a role that may SELECT')
  }
  publish(file, out)
  return print(world, [`${file} is published as ${out}`])
}
