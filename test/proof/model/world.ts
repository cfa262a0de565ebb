/** The logs, the job that counts them every night, and its database. */
import { rmSync } from 'node:fs'
import { openStore } from '../../../src/store/store.ts'
import type { Header } from './header.ts'
import { type JobOptions, runJob } from './job.ts'
import type { Counted } from './ledger.ts'
import { LogFolder } from './log-folder.ts'
import { createTurns } from './turns.ts'
import type { Reading } from './witness.ts'

/** How a run goes about it. */
export type Manner = Pick<JobOptions, 'accident' | 'shortReads'> & {
  /** Whether the files are named from Z to A. */
  readonly backwards: boolean
}

export class World {
  readonly logs: LogFolder
  readonly database: string
  readonly readings: Reading[]
  private runs = 0

  /** Adds to `readings` what its runs do. */
  constructor(header: Header, readings: Reading[]) {
    this.logs = new LogFolder(header)
    this.database = `${this.logs.files.folder}.db`
    this.readings = readings
  }

  async run(manner: Manner, meanwhile?: () => void): Promise<void> {
    // What is lost or written in the meantime may have been read.
    this.logs.wasRead(false)
    this.logs.wasRead(await this.start(manner, meanwhile === undefined ? {} : { meanwhile }))
  }

  async runTwice(manners: readonly [Manner, Manner], dice: number): Promise<void> {
    const turns = createTurns([0, 1], dice)
    const runs = manners.map((manner, index) =>
      this.start(manner, { turn: () => turns.wait(index) }).finally(() => turns.leave(index)),
    )
    this.logs.wasRead((await Promise.all(runs)).includes(true))
  }

  private start(manner: Manner, more: Pick<JobOptions, 'meanwhile' | 'turn'>): Promise<boolean> {
    this.runs += 1
    const names = manner.backwards ? this.logs.files.names().reverse() : this.logs.files.names()
    return runJob({
      ...manner,
      ...more,
      database: this.database,
      // Named twice, as two globs may.
      paths: [...names, ...names.slice(0, 1)].map((name) => this.logs.files.path(name)),
      run: this.runs,
      readings: this.readings,
    })
  }

  /** What is wrong after a last run over everything. */
  async differences(): Promise<string[]> {
    this.logs.complete()
    await this.run({ backwards: false, shortReads: 256 * 1024 })
    const store = openStore(this.database, { catalogue: { version: 'test', records: [] }, language: 'en' })
    try {
      const rows = store.connection.prepare<[], Counted>('SELECT minute, code, n FROM code_counts').all()
      return this.logs.ledger.differences(rows)
    } finally {
      store.close()
    }
  }

  dispose(): void {
    this.logs.files.dispose()
    for (const end of ['', '-wal', '-shm']) rmSync(`${this.database}${end}`, { force: true })
  }
}
