/**
 * Hosts of a model fleet: each counts into a SQLite file of its own and sends to one shared store, and everything may
 * happen to it that happens to hosts.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Batch } from '../../../src/count/batch.ts'
import type { SharedStore } from '../../../src/count/delta.ts'
import { drain } from '../../../src/push/drain.ts'
import { openOutbox } from '../../../src/store/outbox/outbox.ts'
import { openStore, type Store } from '../../../src/store/store.ts'
import { UserError } from '../../../src/user-error.ts'
import { mergeFiles, pruneFile } from '../../store/on-files.ts'
import { firstAdvance, options } from '../../store/sample.ts'

/** Where a round of sending is cut off: before or behind the commit of a batch, of which so many go well before. */
export interface Cut {
  readonly after: number
  readonly when: 'before commit' | 'after commit' | 'between'
}

export interface Push {
  readonly cut?: Cut | undefined
  /** What its keeper does where it is the only one. */
  readonly anew?: boolean
}

export class Killed extends Error {}

let contents = 0

export class Host {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'authing-host-'))
  private files = 0
  private file: string
  private store: Store
  private backups: string[] = []
  private readonly maxRows: number

  constructor(maxRows: number, from?: string) {
    this.maxRows = maxRows
    this.file = this.newFile()
    if (from !== undefined) copyFileSync(from, this.file)
    this.store = this.open()
  }

  get identity(): string {
    return openOutbox(this.store.connection).identity
  }
  get connection(): Store['connection'] {
    return this.store.connection
  }

  countPipe(batch: Batch): void {
    this.store.commit(batch)
  }
  countFile({ counts, issues }: Batch): void {
    contents += 1
    this.store.advance({ counts, issues }, firstAdvance(this.store, `content ${contents} of them`))
  }
  async prune(day: number): Promise<void> {
    await pruneFile(this.file, day)
  }
  turnOn(): void {
    openOutbox(this.connection, { maxRows: this.maxRows }).begin(undefined)
  }
  turnOff(): void {
    openOutbox(this.connection).end()
  }
  epochs(): number {
    return openOutbox(this.connection).state()?.former.length ?? 0
  }
  backUp(): void {
    this.backups.push(this.copyOfFile())
  }
  /** False where there is no backup. */
  restore(which: number): boolean {
    const backup = this.backups[which % this.backups.length]
    if (backup === undefined) return false
    this.store.close()
    this.file = this.newFile()
    copyFileSync(backup, this.file)
    this.store = this.open()
    return true
  }
  copyOfFile(): string {
    const copy = this.newFile()
    this.connection.prepare('VACUUM INTO ?').run(copy)
    return copy
  }
  /** What its keeper does where another copy is in use, too. */
  async becomeAnother(): Promise<void> {
    const copy = this.copyOfFile()
    this.store.close()
    this.file = this.newFile()
    await mergeFiles([copy], this.file, options)
    this.store = this.open()
    this.turnOn()
  }
  /** `another` where another copy has sent; a `Killed` ends the program, not the host. */
  async push(shared: SharedStore, { cut, anew = false }: Push = {}): Promise<'done' | 'killed' | 'another'> {
    const outbox = openOutbox(this.connection, { maxRows: this.maxRows })
    const { signal } = new AbortController()
    const kept = { outbox, name: 'host', file: this.file, signal, anew, sent: () => {} }
    try {
      await drain(cut === undefined ? shared : cutting(shared, cut), kept)
      return 'done'
    } catch (error) {
      if (error instanceof Killed) return 'killed'
      if (error instanceof UserError && error.message.startsWith('another copy')) return 'another'
      throw error
    }
  }

  dispose(): void {
    this.store.close()
    rmSync(this.folder, { recursive: true })
  }

  private newFile(): string {
    this.files += 1
    return join(this.folder, `${this.files}.db`)
  }
  private open(): Store {
    return openStore(this.file, { ...options, maxOutboxRows: this.maxRows })
  }
}

/** The store, with a program that is killed on its way to it or back. */
function cutting(shared: SharedStore, { after, when }: Cut): SharedStore {
  let commits = 0
  return {
    ...shared,
    commit: async (sender, deltas) => {
      if (commits === after && when !== 'after commit') throw new Killed()
      const outcome = await shared.commit(sender, deltas)
      if (commits === after) throw new Killed()
      commits += 1
      return outcome
    },
  }
}
