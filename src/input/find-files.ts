/**
 * The files that a user's words stand for: paths, patterns, folders.
 *
 * Patterns are read as a shell reads them: `*` doesn't stand for hidden files. A folder stands for all files in it.
 */
import { type Stats, statSync } from 'node:fs'
import { glob, isDynamicPattern } from 'tinyglobby'
import { filesIn } from './folder.ts'
import { type Missing, missing } from './missing.ts'
import { standardInputPath } from './source.ts'

export interface Found {
  readonly files: readonly string[]
  readonly missing: readonly Missing[]
}

/** In the order of the words, and by name within one; nothing twice. */
export async function findFiles(words: readonly string[], recursive: boolean): Promise<Found> {
  const files = new Set<string>()
  const notFound: Missing[] = []
  for (const word of words) {
    const found = await standingFor(word, recursive)
    for (const name of found.files) files.add(name === standardInputPath ? `./${name}` : name)
    notFound.push(...found.missing)
  }
  return { files: [...files], missing: notFound }
}

async function standingFor(word: string, recursive: boolean): Promise<Found> {
  let status: Stats
  try {
    status = statSync(word)
  } catch (error) {
    // A file may be called like a pattern: only a word that is no file's name is taken for one.
    if (!isDynamicPattern(word)) return none(missing(word, error))
    const files = await glob(word, { expandDirectories: false })
    return files.length > 0 ? { files: files.sort(), missing: [] } : none(noMatch(word))
  }
  if (!status.isDirectory()) {
    const refusal = refusalOf(status)
    return refusal === undefined ? { files: [word], missing: [] } : none({ path: word, reason: refusal })
  }
  if (!recursive) return none({ path: word, reason: 'it is a folder; --recursive reads the files in it' })
  const found = filesIn(word)
  return found.files.length + found.missing.length > 0 ? found : none(noMatch(word))
}

const none = (reason: Missing): Found => ({ files: [], missing: [reason] })
const noMatch = (path: string): Missing => ({ path, reason: 'no file matches it' })

/** What is no file has neither an end nor a beginning to be known by; opening a pipe could wait for ever. */
function refusalOf(status: Stats): string | undefined {
  if (status.isFile()) return undefined
  if (status.isFIFO()) return 'it is a pipe; let standard input be the pipe and give - in place of its name'
  return status.isSocket() ? 'it is a socket' : 'it is a device'
}
