/**
 * The files in a folder and in the folders in it, by name. Hidden ones are among them; links to files are, too, while
 * links to folders are not followed: what they lead to lies elsewhere, or is an endless circle.
 */
import { type Dirent, readdirSync, statSync } from 'node:fs'
import { type Missing, missing } from './missing.ts'

export interface FilesIn {
  readonly files: string[]
  /** Folders that can't be looked into, and links that lead nowhere. */
  readonly missing: Missing[]
}

export function filesIn(folder: string): FilesIn {
  const found: FilesIn = { files: [], missing: [] }
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder.replace(/\/+$/, '')}/${entry.name}`
      const inside = standingIn(path, entry)
      found.files.push(...inside.files)
      found.missing.push(...inside.missing)
    }
  } catch (error) {
    found.missing.push(missing(folder, error))
  }
  return found
}

/** Sockets, pipes and devices lie in folders without anybody's taking them for logs. */
function standingIn(path: string, entry: Dirent): FilesIn {
  if (entry.isDirectory()) return filesIn(path)
  if (!entry.isFile() && !entry.isSymbolicLink()) return { files: [], missing: [] }
  try {
    return { files: statSync(path).isFile() ? [path] : [], missing: [] }
  } catch (error) {
    return { files: [], missing: [missing(path, error)] }
  }
}
