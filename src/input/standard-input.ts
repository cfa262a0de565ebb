/**
 * Standard input where it is a file (`ingest --db counts.db - < app.log`): known by its content like any other.
 *
 * The descriptor itself is read, at positions: reopening it as /dev/stdin shares its offset on macOS, and on Linux
 * needs the permission that only the one who opened it may have had.
 */
import { fstat, read } from 'node:fs'
import { promisify } from 'node:util'
import type { Disk, DiskFile } from './content.ts'
import { standardInputPath } from './source.ts'

/** `disk`, on which the descriptor lies as the file `standardInputPath`. */
export const withStandardInput = (disk: Disk, descriptor: number): Disk => ({
  open: async (path) => (path === standardInputPath ? openDescriptor(descriptor) : disk.open(path)),
})

const statusOf = promisify(fstat)
const bytesOf = promisify(read)

/** A file that is open already; whoever opened it closes it. */
export const openDescriptor = (descriptor: number): DiskFile => ({
  descriptor,
  stat: () => statusOf(descriptor, { bigint: true }),
  read: async (buffer, offset, length, position) =>
    (await bytesOf(descriptor, buffer, offset, length, position)).bytesRead,
  close: async () => {},
})
