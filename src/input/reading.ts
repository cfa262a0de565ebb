/** What has been read of the content that a growing file holds, and whether it is that content still. */
import type { FileHandle } from 'node:fs/promises'

export interface OpenFile {
  readonly handle: FileHandle
  /** `identityOf` the file. */
  readonly identity: string
}

const chunkSize = 256 * 1024
/** Bytes before the position by which a content that was written over is told from one that has grown. */
const tailSize = 1024

export class Reading {
  readonly file: OpenFile
  private position: number
  /** The last bytes before the position. */
  private tail: Buffer
  private seen = ''

  private constructor(file: OpenFile, position: number, tail: Buffer) {
    this.file = file
    this.position = position
    this.tail = tail
  }

  static async from(file: OpenFile, position: number): Promise<Reading> {
    return new Reading(file, position, await bytesBefore(file.handle, position, Math.min(tailSize, position)))
  }

  /** Whether anything has happened to the file since this was last asked. */
  async hasChanged(): Promise<boolean> {
    const { size, mtimeNs } = await this.file.handle.stat({ bigint: true })
    const look = `${size} ${mtimeNs}`
    const changed = look !== this.seen
    this.seen = look
    return changed
  }

  /** Whether other bytes stand where this content was read. An empty file may still become anything. */
  async isWrittenOver(): Promise<boolean> {
    const { size } = await this.file.handle.stat()
    if (size === 0 || this.position === 0) return false
    return size < this.position || !(await this.tailStands())
  }

  /** What stands behind the position, as far as it is this content's. */
  async *rest(): AsyncGenerator<Buffer> {
    for (;;) {
      const buffer = Buffer.allocUnsafe(chunkSize)
      const { bytesRead } = await this.file.handle.read(buffer, 0, chunkSize, this.position)
      if (bytesRead === 0) return
      // Written over just before the read, these are the other content's bytes. Where the file is shorter than the
      // position by now, that has happened since, and they are this one's last.
      const { size } = await this.file.handle.stat()
      if (size >= this.position && !(await this.tailStands())) return
      const chunk = buffer.subarray(0, bytesRead)
      this.position += bytesRead
      this.tail = Buffer.from(Buffer.concat([this.tail, chunk]).subarray(-tailSize))
      yield chunk
    }
  }

  /** Bytes behind the position. */
  async unread(): Promise<number> {
    const { size } = await this.file.handle.stat()
    return Math.max(0, size - this.position)
  }

  private async tailStands(): Promise<boolean> {
    return (await bytesBefore(this.file.handle, this.position, this.tail.length)).equals(this.tail)
  }
}

async function bytesBefore(file: FileHandle, position: number, count: number): Promise<Buffer> {
  const bytes = Buffer.alloc(count)
  const { bytesRead } = await file.read(bytes, 0, count, position - count)
  return bytes.subarray(0, bytesRead)
}
