/** The files that a user's words stand for: paths, globs, folders. */
import { statSync } from 'node:fs'
import { glob, isDynamicPattern } from 'tinyglobby'

export interface Found {
  readonly files: readonly string[]
  /** Words that stand for nothing, with the reason. */
  readonly missing: readonly { readonly word: string; readonly reason: string }[]
}

/** In the order of the words, and by name within one; nothing twice. */
export async function findFiles(words: readonly string[], recursive: boolean): Promise<Found> {
  const files = new Set<string>()
  const missing: { word: string; reason: string }[] = []
  for (const word of words) {
    const kind = kindOf(word)
    if (kind === 'folder' && !recursive) {
      missing.push({ word, reason: 'it is a folder; --recursive reads the files in it' })
      continue
    }
    const names =
      kind === 'folder'
        ? await glob('**', { cwd: word, absolute: false, dot: true, followSymbolicLinks: false }).then(
            (found) => found.map((name) => `${word.replace(/\/+$/, '')}/${name}`),
          )
        : kind === 'missing' && isDynamicPattern(word)
          ? await glob(word, { expandDirectories: false, dot: true })
          : [word]
    if (names.length === 0) missing.push({ word, reason: 'no file matches it' })
    for (const name of names.sort()) files.add(name)
  }
  return { files: [...files], missing }
}

function kindOf(path: string): 'folder' | 'other' | 'missing' {
  const status = statSync(path, { throwIfNoEntry: false })
  if (status === undefined) return 'missing'
  return status.isDirectory() ? 'folder' : 'other'
}
