/** Which scripts a Node has run, by V8's record of coverage: it names each, whichever way it was loaded. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The addresses in the records that a program with `NODE_V8_COVERAGE=folder` has left. */
export const scriptsIn = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] })
    .flatMap(({ result }) => result.map(({ url }) => url))

export interface Loaded {
  /** Modules of ours, by their path in dist without its extension. */
  readonly own: readonly string[]
  readonly packages: readonly string[]
}

export function loadedIn(folder: string): Loaded {
  const urls = scriptsIn(folder)
  const found = (pattern: RegExp): string[] => [
    ...new Set(urls.flatMap((url) => pattern.exec(url)?.[1] ?? [])),
  ]
  return {
    own: found(/^file:.*\/dist\/((?!.*\/node_modules\/).+)\.js$/),
    packages: found(/^file:.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//),
  }
}
