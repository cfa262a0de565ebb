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
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { type FollowedLog, followedLog } from '../../src/ingest/count-followed.ts'
import { type Disk, disk } from '../../src/input/content.ts'
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

  /** What happens at a call of the disk, and how many calls come before. */
  private accident: { at: number; readonly happen: () => void } | undefined

  /** Counts; tells whether it came to the accident. */
  async countWith(accident: { at: number; readonly happen: () => void }): Promise<boolean> {
    this.accident = accident
    await this.count()
    this.accident = undefined
    return accident.at < 0
  }

  private called(): void {
    if (this.accident === undefined) return
    this.accident.at -= 1
    if (this.accident.at === -1) this.accident.happen()
  }

  private readonly watched: Disk = {
    open: async (path) => {
      this.called()
      const file = await disk.open(path)
      return {
        ...file,
        stat: () => {
          this.called()
          return file.stat()
        },
        read: (...args) => {
          this.called()
          return file.read(...args)
        },
      }
    },
  }

  constructor() {
    this.write(1)
    this.start()
  }

  private start(): void {
    this.store = openStore(this.database, {
      catalogue: { version: 'test', records: catalogue.records },
      language: 'en',
    })
    const disk = this.watched
    this.follower = followedLog(this.log, {
      ...optionsFor(this.store),
      disk,
      stepSize: 100,
      progress: () => {},
    })
  }

  write(count: number): void {
    for (let line = 0; line < count; line += 1) {
      this.written += 1
      const end = this.half ? '\n' : ''
      this.half = false
      const minute = new Date(Date.UTC(2026, 10, 22) + this.written * 60_000).toISOString()
      appendFileSync(this.log, `${end}${minute} login ${this.written} code=2333\n`)
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

  /** How many lines are counted, each of which has a minute of its own, and how often the one that is most. */
  counted(): unknown {
    return query(this.database, 'SELECT count(*), max(n) FROM code_counts')[0]
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

describe('a rotation while the log is looked at, at every moment', () => {
  const rotations: readonly (readonly [name: string, rotate: (scene: Scene) => void])[] = [
    ['copytruncate', (scene) => scene.copyAndTruncate()],
    ['rename', (scene) => scene.rename()],
  ]
  test.each(rotations)('%s', async (_, rotate) => {
    let happened = true
    for (let call = 0; happened; call += 1) {
      const scene = new Scene()
      await scene.count()
      scene.write(2)
      const happen = (): void => {
        rotate(scene)
        scene.write(2)
      }
      happened = await scene.countWith({ at: call, happen })
      // A follower that is killed here starts again.
      if (call % 2 === 1) await scene.restart()
      expect(await scene.total(), `at call ${call}`).toEqual([scene.written, 1])
    }
  })
})

test('a rotated file that cannot be opened is named once the log itself is counted', async () => {
  const scene = new Scene()
  await scene.count()
  scene.spoilRotated()
  scene.write(3)
  await expect(scene.count()).rejects.toThrow(/cannot read \S+app\.log\.7: its symbolic links go round/)
  expect(scene.counted()).toEqual([scene.written, 1])
  await scene.end()
})

test('counts every line once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
      const scene = new Scene()
      await scene.count()
      for (const [, run] of steps) await run(scene)
      expect(await scene.total(), steps.map(([name]) => name).join(', ')).toEqual([scene.written, 1])
    }),
    { numRuns: Number(process.env['MODEL_RUNS'] ?? 150) },
  )
}, 600_000)
