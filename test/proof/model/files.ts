/** What happens to files, whatever stands in them. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, gunzipSync, gzipSync } from 'node:zlib'

export class Files {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'authing-annotate-logs-'))

  path(name: string): string {
    return join(this.folder, name)
  }
  names(): string[] {
    return readdirSync(this.folder).sort()
  }
  /** Also of a link that points nowhere: false. */
  has(name: string): boolean {
    return existsSync(this.path(name))
  }
  sizeOf(name: string): number {
    return statSync(this.path(name), { throwIfNoEntry: false })?.size ?? 0
  }
  read(name: string): Buffer {
    return readFileSync(this.path(name))
  }
  /** Unpacked, as far as it can be. */
  textOf(name: string): string {
    const bytes = this.read(name)
    return (name.endsWith('.gz') ? unpacked(bytes) : bytes).toString()
  }
  write(name: string, content: string | Buffer): void {
    writeFileSync(this.path(name), content)
  }
  append(name: string, content: string | Buffer): void {
    appendFileSync(this.path(name), content)
  }
  truncate(name: string, length: number): void {
    truncateSync(this.path(name), length)
  }
  copy(name: string, to: string): void {
    copyFileSync(this.path(name), this.path(to))
  }
  rename(name: string, to: string): void {
    renameSync(this.path(name), this.path(to))
  }
  link(name: string, to: string): void {
    this.remove(to)
    linkSync(this.path(name), this.path(to))
  }
  symlink(name: string, to: string): void {
    this.remove(to)
    symlinkSync(name, this.path(to))
  }
  remove(name: string): void {
    rmSync(this.path(name), { force: true })
  }
  dispose(): void {
    rmSync(this.folder, { recursive: true })
  }
}

function unpacked(bytes: Buffer): Buffer {
  // Of fewer bytes than a header there is nothing to unpack.
  if (bytes.length < 20) return Buffer.alloc(0)
  return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })
}

/** In several members, as `cat a.gz b.gz` gives them. */
export function packed(content: Buffer, members: number): Buffer {
  const size = Math.max(1, Math.ceil(content.length / members))
  const parts = Array.from({ length: members }, (_, index) =>
    content.subarray(index * size, (index + 1) * size),
  )
  return Buffer.concat(parts.map((part) => gzipSync(part)))
}
