/** The nightly job in this process: one run of `ingest` with a store of its own, and with whatever befalls it. */
import { catalogue } from '../../../src/catalogue/built-in.ts'
import { ingest } from '../../../src/ingest/ingest.ts'
import { type Disk, disk } from '../../../src/input/content.ts'
import { openStore } from '../../../src/store/store.ts'
import { optionsFor } from '../../ingest/setting.ts'
import { type Moment, type Reading, watch } from './witness.ts'

/** What can befall a run: after so many calls of one kind, at the next of another. */
const accidents = {
  'killed reading': { counted: 'reading', due: 'reading' },
  'killed before commit': { counted: 'before commit', due: 'before commit' },
  'killed after commit': { counted: 'after commit', due: 'after commit' },
  'killed between commits': { counted: 'after commit', due: 'reading' },
  stopped: { counted: 'reading', due: 'reading' },
  meanwhile: { counted: 'reading', due: 'reading' },
} as const

export interface Accident {
  readonly kind: keyof typeof accidents
  /** How many calls are counted. */
  readonly at: number
}

export interface JobOptions {
  readonly database: string
  readonly paths: readonly string[]
  readonly run: number
  readonly readings: Reading[]
  /** Bytes that the disk gives at most at once. */
  readonly shortReads: number
  readonly accident?: Accident | undefined
  /** Called where the accident is `meanwhile`. */
  readonly meanwhile?: () => void
  /** Waited for before every call of the disk. */
  readonly turn?: () => Promise<void>
}

class PowerLost extends Error {}

const snapshot = { version: 'test', records: catalogue.records }

/** Whether it went to its end with nothing in between. */
export async function runJob(options: JobOptions): Promise<boolean> {
  const { database, paths, run, readings, shortReads, accident, meanwhile, turn } = options
  const real = openStore(database, { catalogue: snapshot, language: 'en', busyTimeoutMs: 20_000 })
  // The disk needn't keep up: here the program dies, not the machine.
  real.connection.pragma('synchronous = OFF')
  const stop = new AbortController()
  let dead = false
  let happened = false
  const calls = { reading: 0, 'before commit': 0, 'after commit': 0 }

  const befall = (kind: Parameters<Moment>[0]): void => {
    calls[kind] += 1
    if (dead) throw new PowerLost()
    if (happened || accident === undefined) return
    const { counted, due } = accidents[accident.kind]
    if (kind !== due || calls[counted] < accident.at) return
    happened = true
    if (accident.kind === 'stopped') stop.abort()
    else if (accident.kind === 'meanwhile') meanwhile?.()
    else {
      dead = true
      throw new PowerLost()
    }
  }
  const moment: Moment = (kind) =>
    kind === 'reading' && turn ? turn().then(() => befall(kind)) : befall(kind)
  const { store, disk: watched, current } = watch(run, readings, short(shortReads), real, moment)
  try {
    await ingest(paths, {
      ...optionsFor(store),
      disk: watched,
      now: () => Date.UTC(2027, 5),
      signal: stop.signal,
      stepSize: shortReads,
      report: ({ message }) => {
        if (dead) throw new PowerLost()
        const reading = current()
        if (reading !== undefined && message.includes('not complete')) reading.end = 'incomplete'
      },
    })
  } catch (error) {
    if (!(error instanceof PowerLost)) throw error
  } finally {
    real.close()
  }
  const last = current()
  if (happened && last && accident && accident.kind !== 'meanwhile') last.end = accident.kind
  return !happened
}

/** A disk that gives little at a time, so that a run has many moments. */
const short = (limit: number): Disk => ({
  open: async (path) => {
    const file = await disk.open(path)
    return {
      ...file,
      read: (buffer, offset, length, position) =>
        file.read(buffer, offset, Math.min(length, limit), position),
    }
  },
})
