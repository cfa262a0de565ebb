/** Runs `db merge`. */
import { mustBeFile, openReader } from '../../database/database.ts'
import { snapshotOf } from '../../store/codes.ts'
import { type Merged, merge } from '../../store/merge/merge.ts'
import type { ReadStore } from '../../store/read-store.ts'
import type { Arguments } from '../command.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { counted } from '../quantity.ts'
import type { World } from '../world.ts'

export async function runDbMerge(args: Arguments, world: World): Promise<number> {
  const databases = args['databases'] as readonly string[]
  const out = args['output'] as string
  mustBeFile(out, 'merge into a new file: -o all.db')
  const language = chosenLanguage(args, world)
  const catalogue = await chosenCatalogue(args)
  const merged = await reading(databases, (inputs) =>
    merge(inputs, out, { catalogue: snapshotOf(catalogue), language }),
  )
  return print(world, [
    args['json']
      ? JSON.stringify({ schema_version: 1, databases: databases.length, ...merged })
      : sentence(databases.length, merged, out),
  ])
}

async function reading<T>(
  databases: readonly string[],
  use: (stores: readonly ReadStore[]) => Promise<T>,
): Promise<T> {
  const stores: ReadStore[] = []
  try {
    for (const database of databases) stores.push(await openReader(database))
    return await use(stores)
  } finally {
    for (const store of stores) await store.close()
  }
}

const sentence = (databases: number, { sources, repeated }: Merged, out: string): string =>
  `merged into ${out}: ${counted(databases, 'database')}, ${counted(sources, 'source')}, ${repeated} repeated and counted once`
