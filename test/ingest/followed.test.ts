/** A followed log is counted exactly, however it is rotated and whenever the follower stops, is killed and starts. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { type FollowedLog, followedLog } from '../../src/ingest/count-followed.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { query, scratchFolder } from '../scratch.ts'
import { optionsFor } from './setting.ts'

/** A log, who writes and rotates it, and who follows it. */
class Scene {
  private readonly folder = scratchFolder()
  private readonly log = join(this.folder, 'app.log')
  private readonly database = join(this.folder, 'counts.db')
  private store!: Store
  private follower!: FollowedLog
  written = 0
  private half = false

  constructor() {
    this.write(1)
    this.start()
  }

  private start(): void {
    this.store = openStore(this.database, {
      catalogue: { version: 'test', records: catalogue.records },
      language: 'en',
    })
    this.follower = followedLog(this.log, { ...optionsFor(this.store), stepSize: 100, progress: () => {} })
  }

  write(count: number): void {
    for (let line = 0; line < count; line += 1) {
      this.written += 1
      const end = this.half ? '\n' : ''
      this.half = false
      const second = new Date(Date.UTC(2026, 10, 22) + this.written * 1000).toISOString()
      appendFileSync(this.log, `${end}${second} login ${this.written} code=2333\n`)
    }
  }

  /** The rest of the line is nothing but its newline, which the next one brings. */
  writeHalf(): void {
    if (this.half || !existsSync(this.log)) return
    this.half = true
    appendFileSync(this.log, 'no code in this')
  }

  private shift(): void {
    this.half = false
    const numbers = readdirSync(this.folder)
      .map((name) => /^app\.log\.(\d+)(\.gz)?$/.exec(name))
      .filter((match) => match !== null)
      .sort((a, b) => Number(b[1]) - Number(a[1]))
    for (const [name, number, gz = ''] of numbers) {
      renameSync(join(this.folder, name), `${this.log}.${Number(number) + 1}${gz}`)
    }
  }

  rename(): void {
    if (!existsSync(this.log)) return
    this.shift()
    renameSync(this.log, `${this.log}.1`)
  }

  copyAndTruncate(): void {
    if (!existsSync(this.log)) return
    this.shift()
    copyFileSync(this.log, `${this.log}.1`)
    truncateSync(this.log)
  }

  compress(): void {
    for (const name of readdirSync(this.folder).filter((file) => /^app\.log\.\d+$/.test(file))) {
      const path = join(this.folder, name)
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)))
      const { atime, mtime } = statSync(path)
      utimesSync(`${path}.gz`, atime, mtime)
      rmSync(path)
    }
  }

  /** A link to itself. */
  spoilRotated(): void {
    symlinkSync('app.log.7', `${this.log}.7`)
  }

  counted(): unknown {
    return query(this.database, 'SELECT coalesce(sum(n), 0) FROM code_counts')[0]?.[0]
  }

  count(): Promise<void> {
    return this.follower.count()
  }

  async end(): Promise<void> {
    await this.follower.close()
    this.store.close()
  }

  /** As after a kill: nothing is counted first. */
  async restart(): Promise<void> {
    await this.end()
    this.start()
  }

  async total(): Promise<unknown> {
    await this.count()
    await this.end()
    return this.counted()
  }
}

type Step = readonly [name: string, run: (scene: Scene) => Promise<void> | void]

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((count): Step => [`write ${count}`, (scene) => scene.write(count)]),
  fc.constantFrom<Step>(
    ['half a line', (scene) => scene.writeHalf()],
    ['rename', (scene) => scene.rename()],
    ['copytruncate', (scene) => scene.copyAndTruncate()],
    ['gzip', (scene) => scene.compress()],
    ['count', (scene) => scene.count()],
    ['restart', (scene) => scene.restart()],
  ),
)

test('a rotated file that cannot be opened is named once the log itself is counted', async () => {
  const scene = new Scene()
  await scene.count()
  scene.spoilRotated()
  scene.write(3)
  await expect(scene.count()).rejects.toThrow(/cannot read \S+app\.log\.7: its symbolic links go round/)
  expect(scene.counted()).toBe(scene.written)
  await scene.end()
})

test('counts every line once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      const scene = new Scene()
      await scene.count()
      for (const [, run] of steps) await run(scene)
      expect(await scene.total(), steps.map(([name]) => name).join(', ')).toBe(scene.written)
    }),
    { numRuns: Number(process.env['MODEL_RUNS'] ?? 150) },
  )
}, 600_000)
