/** The files that rotating a log has left beside it. */

import { readdir } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import type { Disk, DiskFile } from './content.ts'

/**
 * What logrotate, log4j, logback, winston and container runtimes add to `app.log`, before or behind its extension:
 * `app.log.1`, `app.log.2.gz`, `app.log-20261125`, `app.log.2026-11-25`, `app-20261125.log`, `app.1.log.gz`.
 */
const added = String.raw`[.\-_]\d[\d.\-_T:]*`

/** Paths beside `path`, in no order; none where its folder can't be read. */
async function rotatedFiles(path: string): Promise<string[]> {
  const { name, ext } = parse(basename(path))
  const pattern = new RegExp(
    `^(?:${literal(name + ext)}${added}|${literal(name)}${added}${literal(ext)})(?:\\.gz)?$`,
  )
  const folder = dirname(path)
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((candidate) => candidate !== basename(path) && pattern.test(candidate))
    .map((found) => join(folder, found))
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

export interface OpenedFile {
  readonly file: DiskFile
  /** Device and inode, as one word. */
  readonly identity: string
}

/** Undefined where there is no file, or it is gone before it can be opened. */
export async function openIfThere(disk: Disk, path: string): Promise<OpenedFile | undefined> {
  try {
    const file = await disk.open(path)
    const { dev, ino } = await file.stat()
    return { file, identity: `${dev}:${ino}` }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Of files that were written at the same moment the one with the larger number is older. */
const byNumber = (a: RotatedFile, b: RotatedFile): number =>
  a.path.localeCompare(b.path, 'en', { numeric: true })

export interface RotatedFile extends OpenedFile {
  readonly path: string
  /** When it was last written, in nanoseconds. */
  readonly written: bigint
}

/**
 * Rotated files of the log at `path` that were written at `since` or later, the oldest first, opened. What was written
 * before the log was last counted is counted, or was there before anyone counted the log.
 */
export async function rotatedSince(
  disk: Disk,
  path: string,
  since: bigint | undefined,
): Promise<readonly RotatedFile[]> {
  if (since === undefined) return []
  const found: RotatedFile[] = []
  for (const rotated of await rotatedFiles(path)) {
    const opened = await openIfThere(disk, rotated)
    if (opened === undefined) continue
    const { mtimeNs: written } = await opened.file.stat()
    if (written >= since) found.push({ ...opened, path: rotated, written })
    else await opened.file.close()
  }
  return found.sort((a, b) => (a.written === b.written ? byNumber(b, a) : a.written < b.written ? -1 : 1))
}
