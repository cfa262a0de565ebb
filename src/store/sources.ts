/** The sources that were counted, by name. Several may have one name: files that followed each other under it. */
import type { ReadStore } from './read-store.ts'

export interface NamedSources {
  /** Of those whose name matches. */
  readonly numbers: readonly number[]
  /** How many sources there are. */
  readonly all: number
  /** All names there are, in order. */
  readonly names: readonly string[]
}

export async function sourcesNamed(
  { rows }: ReadStore,
  matches: (name: string) => boolean,
): Promise<NamedSources> {
  const all = await rows<{ readonly id: bigint; readonly name: string }>(
    `SELECT id, name FROM sources ORDER BY name`,
  )
  return {
    all: all.length,
    numbers: all.filter(({ name }) => matches(name)).map(({ id }) => Number(id)),
    names: [...new Set(all.map(({ name }) => name))],
  }
}
