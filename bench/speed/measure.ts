/** Does a work: makes its files, has them in memory, and takes the times, ours and each peer in turn, round by round. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, run, type Surroundings, shell } from './command.ts'
import type { Scratch } from './scratch.ts'
import { versionOf } from './tools.ts'
import type { Comparison, Peaks, Rival, Skipped, Work } from './work.ts'

export interface Timed {
  readonly kind: 'timed'
  readonly work: Work
  readonly bytes: number | undefined
  readonly ours: { readonly command: Command; readonly seconds: readonly number[] }
  /** No seconds: it isn't installed. */
  readonly rivals: readonly { readonly rival: Rival; readonly seconds: readonly number[] }[]
  /** What ours got wrong. */
  readonly wrong: readonly string[]
}

export interface Peaked {
  readonly kind: 'peaked'
  readonly work: Work
  readonly peaks: readonly { readonly title: string; readonly bytes: number }[]
}

export interface LeftOut extends Skipped {
  readonly kind: 'left out'
  readonly work: Work
}

export type Result = Timed | Peaked | LeftOut

export async function measure(
  work: Work,
  scratch: Scratch,
  surroundings: Surroundings,
  rounds: number,
): Promise<Result> {
  const task = await work.prepare(scratch)
  if ('skipped' in task) return { kind: 'left out', work, skipped: task.skipped }
  await run(['sync'], surroundings)
  if (task.inputs.length > 0) await run(shell(`cat ${task.inputs.join(' ')} > /dev/null`), surroundings)
  return 'peaks' in task
    ? peaksOf(work, task, scratch, surroundings)
    : timesOf(work, task, scratch, surroundings, rounds)
}

async function timesOf(
  work: Work,
  { ours, rivals, fresh = [], inputs, bytes, check }: Comparison,
  { folder, progress }: Scratch,
  surroundings: Surroundings,
  rounds: number,
): Promise<Timed> {
  const timed = async (command: Command): Promise<number> => {
    removeDatabases(folder, fresh)
    return (await run(command, surroundings)).seconds
  }
  const present = rivals.filter(({ tool }) => versionOf(tool) !== undefined)
  // What reads no files starts from a warm cache, too.
  if (inputs.length === 0) for (const { command } of [{ command: ours }, ...present]) await timed(command)
  const seconds: number[] = []
  const rivalSeconds = new Map<Rival, number[]>(rivals.map((rival) => [rival, []]))
  let wrong: readonly string[] = []
  for (let round = 1; round <= rounds; round++) {
    seconds.push(await timed(ours))
    // Now, for the next run takes the database away.
    if (round === rounds && check !== undefined) wrong = await check(surroundings)
    for (const rival of present) rivalSeconds.get(rival)?.push(await timed(rival.command))
    const times = [seconds, ...present.map((rival) => rivalSeconds.get(rival) as number[])]
    progress(`round ${round}: ${times.map((row) => `${row.at(-1)?.toFixed(3)} s`).join(', ')}`)
  }
  removeDatabases(folder, fresh)
  return {
    kind: 'timed',
    work,
    bytes,
    ours: { command: ours, seconds },
    rivals: rivals.map((rival) => ({ rival, seconds: rivalSeconds.get(rival) ?? [] })),
    wrong,
  }
}

async function peaksOf(
  work: Work,
  { peaks, fresh }: Peaks,
  { folder, progress }: Scratch,
  surroundings: Surroundings,
): Promise<Peaked> {
  const measured: { title: string; bytes: number }[] = []
  for (const { title, text } of peaks) {
    removeDatabases(folder, fresh)
    await run(shell(text), surroundings)
    const kibibytes = Number(readFileSync(join(folder, 'peak.txt'), 'utf8'))
    measured.push({ title, bytes: kibibytes * 1024 })
    progress(`${title}: ${Math.round(kibibytes / 1024)} MiB`)
  }
  removeDatabases(folder, fresh)
  return { kind: 'peaked', work, peaks: measured }
}

function removeDatabases(folder: string, names: readonly string[]): void {
  for (const name of names) {
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `${name}${end}`), { force: true })
  }
}
