/**
 * A pretend machine: log files that are written, rotated, compressed and lost, and a nightly job that may be killed. It
 * knows every line that was ever written, and so what the counts must be in the end.
 */
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { type Disk, disk } from '../../src/ingest/content.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { utc } from '../../src/time/zone.ts'

/** Thrown where the machine "loses power". */
export class Killed extends Error {}

const detector = createDetector(catalogue.recordsOf)
const snapshot = { version: 'test', records: catalogue.records }

export class Machine {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'ingest-'))
  readonly database: string = join(this.folder, 'counts.db')
  readonly logs: string = mkdtempSync(join(tmpdir(), 'logs-'))
  /** How often each code stands on a whole line of a file that has not been lost before it was read. */
  readonly written: Map<number, number> = new Map()
  /** The unfinished last line of app.log. */
  private half = ''
  private serial = 0

  private path(name: string): string {
    return join(this.logs, name)
  }

  /** Lines in the manner of a server; every one is different, as lines with a time are. */
  write(codes: readonly number[]): void {
    for (const code of codes) {
      this.finishHalf()
      appendFileSync(this.path('app.log'), this.line(code))
      this.note(code)
    }
  }

  writeHalf(code: number): void {
    if (this.half !== '') return
    const line = this.line(code)
    const cut = Math.floor(line.length / 2)
    appendFileSync(this.path('app.log'), line.slice(0, cut))
    this.half = line.slice(cut)
    this.halfCode = code
  }
  private halfCode = 0

  private finishHalf(): void {
    if (this.half === '') return
    appendFileSync(this.path('app.log'), this.half)
    this.note(this.halfCode)
    this.half = ''
  }

  private line(code: number): string {
    this.serial += 1
    const second = new Date(Date.UTC(2026, 10, 22) + this.serial * 1000).toISOString()
    const padding = this.serial % 7 === 0 ? randomBytes(20_000).toString('hex') : 'x'
    return `${second} ERROR login failed code=${code} n=a${this.serial} ${padding}\n`
  }

  private note(code: number): void {
    this.written.set(code, (this.written.get(code) ?? 0) + 1)
  }

  rotateByRename(): void {
    if (!existsSync(this.path('app.log'))) return
    this.finishHalf()
    this.shift()
    renameSync(this.path('app.log'), this.path('app.log.1'))
  }

  rotateByCopy(): void {
    if (!existsSync(this.path('app.log'))) return
    this.finishHalf()
    this.shift()
    copyFileSync(this.path('app.log'), this.path('app.log.1'))
    truncateSync(this.path('app.log'), 0)
  }

  private shift(): void {
    const numbers = readdirSync(this.logs)
      .flatMap((name) => /^app\.log\.(\d+)(\.gz)?$/.exec(name)?.slice(1) ?? [])
      .filter((part) => /^\d+$/.test(part ?? ''))
      .map(Number)
      .sort((a, b) => b - a)
    for (const number of new Set(numbers)) {
      for (const end of ['', '.gz']) {
        const from = this.path(`app.log.${number}${end}`)
        if (existsSync(from)) renameSync(from, this.path(`app.log.${number + 1}${end}`))
      }
    }
  }

  compress(keep: boolean): void {
    for (const name of readdirSync(this.logs).filter((file) => /\.\d+$/.test(file))) {
      writeFileSync(this.path(`${name}.gz`), gzipSync(readFileSync(this.path(name))))
      if (!keep) rmSync(this.path(name))
    }
  }

  copyAway(): void {
    if (existsSync(this.path('app.log'))) copyFileSync(this.path('app.log'), this.path('app.log.bak'))
  }

  /** What has been read may be deleted; `run` has just read everything. */
  async deleteOld(): Promise<void> {
    await this.run()
    for (const name of readdirSync(this.logs).filter((file) => file !== 'app.log')) rmSync(this.path(name))
  }

  private openStore(): Store {
    return openStore(this.database, { catalogue: snapshot, language: 'en', busyTimeoutMs: 20_000 })
  }

  /** One run of the nightly job. With `killAt`, the power goes at that call of the disk. */
  async run(killAt: number = Number.POSITIVE_INFINITY): Promise<void> {
    const store = this.openStore()
    let calls = 0
    const failing: Disk = {
      open: async (path) => {
        const file = await disk.open(path)
        return {
          ...file,
          read: (...args) => {
            calls += 1
            if (calls >= killAt) throw new Killed('power')
            return file.read(...args)
          },
        }
      },
    }
    try {
      await ingest(
        readdirSync(this.logs)
          .sort()
          .map((name) => this.path(name)),
        {
          store,
          disk: failing,
          detector,
          minEvidence: 'inferred',
          isKnown: (code) => catalogue.recordsOf(code).length > 0,
          zoneOf: () => utc,
          now: () => Date.UTC(2026, 11, 1),
          encoding: undefined,
          signal: new AbortController().signal,
          stepSize: 10_000,
          report: (problem) => {
            if (problem.message.includes('power')) throw new Killed('power')
          },
          progress: () => {},
        },
      )
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    } finally {
      store.close()
    }
  }

  /** The counts, after a last run that reads everything. */
  async counts(): Promise<Map<number, number>> {
    this.finishHalf()
    await this.run()
    const store = this.openStore()
    const rows = store.connection.prepare('SELECT code, sum(n) AS n FROM code_counts GROUP BY code').all()
    store.close()
    return new Map((rows as { code: number; n: number }[]).map(({ code, n }) => [code, n]))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
    rmSync(this.logs, { recursive: true })
  }
}
