/** The logs that are measured, as files in the scratch folder, each with how often every code was put into it. */
import { closeSync, createWriteStream, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { blocksOf, type LogPlan } from '../logs/blocks.ts'
import type { LogKind } from '../logs/log.ts'
import { logcat } from '../logs/logcat.ts'
import { pino } from '../logs/pino.ts'
import { kept } from './kept.ts'
import type { Scratch } from './scratch.ts'

/** How often each code is in a log. */
export type Counts = Readonly<Record<string, number>>

export interface Made {
  /** Names in the scratch folder. */
  readonly names: readonly string[]
  /** Of all of them, unpacked. */
  readonly bytes: number
  readonly counts: Counts
}

export type Kind = LogKind['name']

const kinds: Readonly<Record<Kind, LogKind>> = { logcat, pino }

/** Where every line holds a code, nothing but the lines counts, and a fraction of them tells as much. */
export const fractionOfFull = 8

export async function logOf(scratch: Scratch, kind: Kind, percent: number): Promise<Made> {
  const size = percent === 100 ? Math.ceil(scratch.size / fractionOfFull) : scratch.size
  const plan: LogPlan = { kind: kinds[kind], percent, seed: 1 + percent }
  const name = `${kind}-${percent}.log`
  const counts = await kept(join(scratch.folder, name), scratch.progress, (path) => {
    const file = openSync(path, 'w')
    const tally = newTally()
    for (const text of textsOf(plan, size, tally)) writeSync(file, text)
    closeSync(file)
    return tally.counts
  })
  return { names: [name], bytes: statSync(join(scratch.folder, name)).size, counts }
}

/** As logrotate leaves them behind: one member each, at gzip's own level. */
export async function archivesOf(scratch: Scratch, files: number): Promise<Made> {
  const size = Math.ceil(scratch.size / files)
  const sum: Record<string, number> = {}
  const names: string[] = []
  for (let index = 0; index < files; index++) {
    const plan: LogPlan = { kind: pino, percent: 1, seed: 1000 + index }
    const name = `pino-1.log.${index + 1}.gz`
    const counts = await kept(join(scratch.folder, name), scratch.progress, async (path) => {
      const tally = newTally()
      await pipeline(Readable.from(textsOf(plan, size, tally)), createGzip(), createWriteStream(path))
      return tally.counts
    })
    names.push(name)
    for (const [code, n] of Object.entries(counts)) sum[code] = (sum[code] ?? 0) + n
  }
  return { names, bytes: scratch.size, counts: sum }
}

/** One line, half as long as a log, without a code: what a program does that some service has gone mad on. */
export async function longLineOf(scratch: Scratch): Promise<Made> {
  const size = Math.ceil(scratch.size / 2)
  const name = 'line.log'
  await kept(join(scratch.folder, name), scratch.progress, (path) => {
    const file = openSync(path, 'w')
    const tally = newTally()
    writeSync(file, '{"level":30,"time":1780465800000,"pid":31,"hostname":"teahouse-api-1","msg":"')
    for (const text of textsOf({ kind: pino, percent: 0, seed: 99 }, size, tally)) {
      writeSync(file, text.replace(/["\\\n]/g, ' '))
    }
    writeSync(file, '"}\n')
    closeSync(file)
    return tally.counts
  })
  return { names: [name], bytes: size, counts: {} }
}

interface Tally {
  readonly counts: Record<string, number>
}

const newTally = (): Tally => ({ counts: {} })

function* textsOf(plan: LogPlan, size: number, { counts }: Tally): Generator<string> {
  let made = 0
  for (const { text, codes } of blocksOf(plan)) {
    made += Buffer.byteLength(text)
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
    yield text
    if (made >= size) return
  }
}
