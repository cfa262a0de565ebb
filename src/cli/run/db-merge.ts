/** Runs `db merge`. */
import { snapshotOf } from '../../store/codes.ts'
import { type Merged, merge } from '../../store/merge.ts'
import type { Arguments } from '../command.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { counted } from '../quantity.ts'
import type { World } from '../world.ts'

export async function runDbMerge(args: Arguments, world: World): Promise<number> {
  const databases = args['databases'] as readonly string[]
  const out = args['output'] as string
  const language = chosenLanguage(args, world)
  const catalogue = await chosenCatalogue(args)
  const merged = merge(databases, out, {
    catalogue: snapshotOf(catalogue),
    language,
  })
  return print(world, [
    args['json']
      ? JSON.stringify({ schema_version: 1, databases: databases.length, ...merged })
      : sentence(databases.length, merged, out),
  ])
}

const sentence = (databases: number, { sources, repeated }: Merged, out: string): string =>
  `merged into ${out}: ${counted(databases, 'database')}, ${counted(sources, 'source')}, ${repeated} repeated and counted once`
