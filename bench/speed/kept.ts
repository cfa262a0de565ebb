/**
 * Files that take long to make are made once and kept in the scratch folder, each with a note of what was put into
 * it. The note is written last: a file without one was cut off in the making and is made again.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** `make` writes the file, or the SQLite store, to the path that it is given; its note must survive JSON. */
export async function kept<Note>(
  path: string,
  progress: (text: string) => void,
  make: (path: string) => Note | Promise<Note>,
): Promise<Note> {
  const notePath = `${path}.made.json`
  if (existsSync(path) && existsSync(notePath)) return JSON.parse(readFileSync(notePath, 'utf8')) as Note
  progress(`making ${path}`)
  const temporary = `${path}.making`
  for (const left of ['', '-wal', '-shm']) rmSync(`${temporary}${left}`, { force: true })
  const note = await make(temporary)
  renameSync(temporary, path)
  writeFileSync(notePath, JSON.stringify(note))
  return note
}
