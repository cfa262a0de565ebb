/** Files that somebody is still writing, and what completes them. */
import type { Files } from './files.ts'

export class Growing {
  private readonly files: Files
  private readonly rests: Map<string, () => void> = new Map()

  constructor(files: Files) {
    this.files = files
  }

  has(name: string): boolean {
    return this.rests.has(name)
  }

  /** The first `cut` bytes are there; with the rest comes what follows on it. */
  begin(name: string, bytes: Buffer, cut: number, then: () => void): void {
    this.files.write(name, bytes.subarray(0, cut))
    this.rests.set(name, () => {
      this.rests.delete(name)
      this.files.append(name, bytes.subarray(cut))
      then()
    })
  }

  /** The file is gone, and whoever wrote it. */
  giveUp(name: string): void {
    this.rests.delete(name)
  }

  complete(name: string): void {
    this.rests.get(name)?.()
  }

  completeAll(): void {
    for (const finish of [...this.rests.values()]) finish()
  }
}
