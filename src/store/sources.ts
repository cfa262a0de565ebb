/** The sources that were counted, by name. Several may have one name: files that followed each other under it. */
import type { ReadStore } from './store.ts'

export interface NamedSources {
  /** Of those whose name matches. */
  readonly numbers: readonly number[]
  /** How many sources there are. */
  readonly all: number
  /** All names there are, in order. */
  readonly names: readonly string[]
}

export function sourcesNamed({ connection }: ReadStore, matches: (name: string) => boolean): NamedSources {
  const all = connection
    .prepare<[], { readonly id: number; readonly name: string }>('SELECT id, name FROM sources ORDER BY name')
    .all()
  return {
    all: all.length,
    numbers: all.filter(({ name }) => matches(name)).map(({ id }) => id),
    names: [...new Set(all.map(({ name }) => name))],
  }
}
