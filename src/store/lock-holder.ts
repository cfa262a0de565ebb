/**
 * Who holds a database's write lock, as far as the system tells: Linux lists locks by process and inode. A guess for
 * a message, not for a decision: the holder may let go at any time, and on other systems there is none.
 */
import { readFileSync, statSync } from 'node:fs'

/** Programs with a write lock on the file, or on the index of its write-ahead log: `sqlite3 (process 4711)`. */
export function lockHolders(file: string): string[] {
  try {
    const locks = readFileSync('/proc/locks', 'utf8')
    const files = new Set([file, `${file}-shm`].map(inodeOf))
    return writersAmong(locks, files).map(
      (process) => `${readFileSync(`/proc/${process}/comm`, 'utf8').trim()} (process ${process})`,
    )
  } catch {
    return []
  }
}

/** Numbers of processes in lines such as `2: POSIX  ADVISORY  WRITE 4711 fe:00:2148998 120 120`. */
export function writersAmong(locks: string, files: ReadonlySet<string | undefined>): string[] {
  const holders = [...locks.matchAll(/^\d+: POSIX +\w+ +WRITE (\d+) (\S+) /gm)]
    .filter(([, process, file]) => process !== '0' && files.has(file))
    .map(([, process]) => process as string)
  return [...new Set(holders)]
}

/** In the notation of that list: major and minor number of the device in hexadecimal, and the inode. */
function inodeOf(file: string): string | undefined {
  const status = statSync(file, { throwIfNoEntry: false })
  if (status === undefined) return undefined
  const { dev, ino } = status
  const numbers = [(dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xfff00)]
  return `${numbers.map((number) => number.toString(16).padStart(2, '0')).join(':')}:${ino}`
}
