/** Killed again and again at any moment, `ingest` counts in the end what one run that nobody disturbs counts. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../../scratch.ts'
import { checkFile } from '../../store/on-files.ts'
import { positions, publicViews } from './counts.ts'
import { type LogFile, writeLogs } from './log-set.ts'
import { ingestUntil } from './program.ts'

const never = Number.POSITIVE_INFINITY
const full = { kills: 200, megabytes: 200 }
const kills = Number(process.env['CRASH_KILLS'] ?? full.kills)
const megabytes = Number(process.env['CRASH_MEGABYTES'] ?? full.megabytes)
const isProof = kills >= full.kills && megabytes >= full.megabytes

/** When the power goes, as a part of the time that an undisturbed run takes. */
const moments = {
  starting: [0, 0.2],
  // Far enough for a commit, of which there is one every 32 MiB, and not for the file.
  inLongFile: [0.3, 0.7],
  inShortFiles: [0.6, 0.95],
} as const

/** While a long file is half counted, more runs get far enough to go on with it. */
function randomMoment(halfCounted: boolean): number {
  const dice = Math.random()
  const [from, to] =
    moments[dice < (halfCounted ? 0.25 : 0.1) ? 'inLongFile' : dice < 0.4 ? 'inShortFiles' : 'starting']
  return from + Math.random() * (to - from)
}

const well = { exit: 0, complaints: '' }

test(`${isProof ? '' : 'A QUICK LOOK, NO PROOF: '}${kills} times SIGKILL in ${megabytes} MB`, async () => {
  const folder = scratchFolder()
  const logs = join(folder, 'logs')
  mkdirSync(logs)
  const files = writeLogs(logs, megabytes)
  const straight = join(folder, 'straight.db')
  const began = performance.now()
  expect(await ingestUntil(logs, straight, never)).toEqual(well)
  const duration = performance.now() - began
  const expected = publicViews(straight)

  const database = join(folder, 'counts.db')
  const verify = async (): Promise<void> => {
    expect(publicViews(database)).toEqual(expected)
    expect(await checkFile(database)).toEqual([])
  }
  const seen = { killed: 0, resumed: 0 }
  while (seen.killed < kills) {
    const before = positions(database)
    const half = files.filter(({ name, size }) => (before.get(join(logs, name)) ?? size) < size)
    const ended = await ingestUntil(logs, database, randomMoment(half.length > 0) * duration)
    const after = positions(database)
    // Counted up to its midst by a run that was killed, and gone on with by a later one.
    if (half.some(({ name }) => after.get(join(logs, name)) !== before.get(join(logs, name))))
      seen.resumed += 1
    if (ended.exit === 'killed') {
      seen.killed += 1
      if (Math.random() < 0.2) rotate(logs, files, after)
    } else {
      expect(ended).toEqual(well)
      await verify()
      for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
      for (const { name } of files) restore(join(logs, name))
    }
  }
  expect(await ingestUntil(logs, database, never)).toEqual(well)
  await verify()
  expect(seen.killed).toBe(kills)
  if (isProof) expect(seen.resumed).toBeGreaterThan(0)
}, 1_200_000)

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
