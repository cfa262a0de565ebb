/** Killed again and again at any moment, `ingest` counts in the end what one run that nobody disturbs counts. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../../src/store/check.ts'
import { scratchFolder } from '../../scratch.ts'
import { positions, publicViews } from './counts.ts'
import { type LogFile, writeLogs } from './log-set.ts'
import { ingestUntil } from './program.ts'

const full = { kills: 200, megabytes: 200 }
const kills = Number(process.env['CRASH_KILLS'] ?? full.kills)
const megabytes = Number(process.env['CRASH_MEGABYTES'] ?? full.megabytes)
const isProof = kills >= full.kills && megabytes >= full.megabytes

/**
 * When the power goes, as a part of the time that an undisturbed run takes: while the program starts, within the short
 * files, and far enough into a long one that some of it is committed.
 */
const moments: readonly (readonly [share: number, from: number, to: number])[] = [
  [0.6, 0, 0.03],
  [0.3, 0.02, 0.07],
  [0.1, 0.18, 0.32],
]

function randomMoment(): number {
  let dice = Math.random()
  for (const [share, from, to] of moments) {
    if (dice < share) return from + Math.random() * (to - from)
    dice -= share
  }
  return 0
}

test(`${isProof ? '' : 'A QUICK LOOK, NO PROOF: '}${kills} times SIGKILL in ${megabytes} MB`, async () => {
  const folder = scratchFolder()
  const logs = join(folder, 'logs')
  mkdirSync(logs)
  const files = writeLogs(logs, megabytes)
  const straight = join(folder, 'straight.db')
  const began = performance.now()
  expect(await ingestUntil(logs, straight, Number.POSITIVE_INFINITY)).toBe(0)
  const duration = performance.now() - began
  const expected = publicViews(straight)

  const database = join(folder, 'counts.db')
  const verify = (): void => {
    expect(publicViews(database)).toEqual(expected)
    expect(check(database)).toEqual([])
  }
  const seen = { killed: 0, whole: 0, inside: 0 }
  while (seen.killed < kills) {
    const before = positions(database)
    const inside = files.filter(({ name, size }) => isInside(before.get(join(logs, name)), size))
    const exit = await ingestUntil(logs, database, randomMoment() * duration)
    if (exit === 'killed') {
      seen.killed += 1
      const after = positions(database)
      // It went on where it had stopped, and was killed later.
      if (inside.some(({ name }) => grew(before, after, join(logs, name)))) seen.inside += 1
      if (Math.random() < 0.2) rotate(logs, files, after)
    } else {
      expect(exit).toBe(0)
      seen.whole += 1
      verify()
      for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
      for (const { name } of files) restore(join(logs, name))
    }
  }
  expect(await ingestUntil(logs, database, Number.POSITIVE_INFINITY)).toBe(0)
  verify()
  expect(seen.killed).toBe(kills)
  if (isProof) expect(seen.inside).toBeGreaterThan(0)
}, 1_200_000)

const isInside = (position: number | undefined, size: number): boolean =>
  position !== undefined && position < size

const grew = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  name: string,
): boolean => (after.get(name) ?? 0) > (before.get(name) ?? 0)

/** One of the files that are counted, wholly or in part, is rotated, by its new name or as a copy. */
function rotate(logs: string, files: readonly LogFile[], counted: ReadonlyMap<string, number>): void {
  const paths = files.map(({ name }) => join(logs, name)).filter((path) => counted.has(path))
  const path = paths[Math.floor(Math.random() * paths.length)]
  if (path === undefined || !existsSync(path) || statSync(path).size === 0) return
  if (Math.random() < 0.5) renameSync(path, rotated(path))
  else {
    copyFileSync(path, rotated(path))
    truncateSync(path, 0)
  }
}

function restore(path: string): void {
  if (existsSync(rotated(path))) renameSync(rotated(path), path)
}

const rotated = (path: string): string =>
  path.endsWith('.gz') ? path.replace(/\.gz$/, '.1.gz') : `${path}.1`
