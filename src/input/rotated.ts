/** The files that rotating a log has left beside it. */

import { readdir } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import { type Disk, type DiskFile, identityOf } from './content.ts'

/**
 * What logrotate, log4j, logback, winston and container runtimes add to `app.log`, before or behind its extension:
 * `app.log.1`, `app.log.2.gz`, `app.log-20261125`, `app.log.2026-11-25`, `app-20261125.log`, `app.1.log.gz`.
 */
const added = String.raw`[.\-_]\d[\d.\-_T:]*`

/** Tells names of files in the same folder. */
function rotationsOf(path: string): (name: string) => boolean {
  const { base, name, ext } = parse(path)
  const pattern = new RegExp(
    `^(?:${literal(base)}${added}|${literal(name)}${added}${literal(ext)})(?:\\.gz)?$`,
  )
  return (candidate) => candidate !== base && pattern.test(candidate)
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

export interface OpenedFile {
  readonly file: DiskFile
  /** `identityOf` the file. */
  readonly identity: string
}

/** Undefined where there is no file, or it is gone before it can be opened. */
export async function openIfThere(disk: Disk, path: string): Promise<OpenedFile | undefined> {
  try {
    const file = await disk.open(path)
    return { file, identity: identityOf(await file.stat()) }
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
 * The oldest time among files that are the log at `path` or were rotated from it; undefined where none is. Not the
 * newest: a rotation may happen while the log is looked at, and what it moves away is older than what comes then.
 */
export function firstWritten(
  path: string,
  files: readonly { readonly path: string; readonly mtimeNs: bigint }[],
): bigint | undefined {
  const isRotation = rotationsOf(path)
  const own = files.filter(
    (file) =>
      dirname(file.path) === dirname(path) &&
      (basename(file.path) === basename(path) || isRotation(basename(file.path))),
  )
  return own
    .map(({ mtimeNs }) => mtimeNs)
    .reduce<bigint | undefined>((a, b) => (a !== undefined && a < b ? a : b), undefined)
}

export interface Rotated {
  /** The oldest first, opened. */
  readonly files: readonly RotatedFile[]
  /** Paths of those that can't be opened, with the system's errors. */
  readonly failures: readonly (readonly [path: string, error: unknown])[]
}

/**
 * Rotated files of the log at `path` that were written at `since` or later. What was written before the first of the
 * counted ones was there before anyone counted the log.
 */
export async function rotatedSince(disk: Disk, path: string, since: bigint | undefined): Promise<Rotated> {
  const files: RotatedFile[] = []
  const failures: [string, unknown][] = []
  const names = since === undefined ? [] : await readdir(dirname(path)).catch(() => [])
  for (const rotated of names.filter(rotationsOf(path)).map((name) => join(dirname(path), name))) {
    try {
      const opened = await openIfThere(disk, rotated)
      if (opened === undefined) continue
      const status = await opened.file.stat()
      if (status.isFile() && status.mtimeNs >= (since ?? 0n))
        files.push({ ...opened, path: rotated, written: status.mtimeNs })
      else await opened.file.close()
    } catch (error) {
      failures.push([rotated, error])
    }
  }
  files.sort((a, b) => (a.written === b.written ? byNumber(b, a) : a.written < b.written ? -1 : 1))
  return { files, failures }
}
