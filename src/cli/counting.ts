/**
 * `--db`: what is shown is counted, too. Files are counted as `ingest` does, each line once however often it is shown;
 * a pipe is counted as it comes, one with a name without what it repeats. SQLite is loaded only where this is.
 */

import { countLines, countNothing } from '../annotate/count-lines.ts'
import { countReplayed } from '../annotate/count-replayed.ts'
import type { AnnotateOptions, Observer } from '../annotate/pipeline.ts'
import type { PipeLine } from '../count/batch.ts'
import { createCounter } from '../count/counter.ts'
import { followedLog } from '../ingest/count-followed.ts'
import { countShown } from '../ingest/count-shown.ts'
import { type Finish, keepCounting } from '../ingest/keep-counting.ts'
import type { ReadOptions } from '../ingest/read-file.ts'
import { type Resumption, resume } from '../ingest/resume.ts'
import { disk } from '../input/content.ts'
import type { Source } from '../input/source.ts'
import { withStandardInput } from '../input/standard-input.ts'
import { snapshotOf } from '../store/codes.ts'
import type { CommitEnd } from '../store/commit-end.ts'
import { countsOf, createCommitter } from '../store/committer.ts'
import type { Connection } from '../store/sqlite.ts'
import { openStore } from '../store/store.ts'
import type { Zone } from '../time/zone.ts'
import { complain } from './complain.ts'
import type { Pushing } from './pushing.ts'
import type { World } from './world.ts'

export interface CountingOptions extends AnnotateOptions {
  readonly path: string
  /** `--source`: what sources are counted under in place of their own names. */
  readonly name: string | undefined
  readonly zoneOf: (source: string) => Zone
  /** Sends on what is counted. */
  readonly push?: ((connection: Connection) => Pushing) | undefined
  /** Told of each commit. */
  readonly onCommit?: ((end: CommitEnd) => void) | undefined
}

export interface Counted {
  /** To be shown in place of the source that was given, and who is told of its lines. */
  readonly source: Source
  readonly observer: Observer
  /** To be called when showing has ended. */
  readonly finish: () => Promise<void>
}

export interface CountedLog extends Resumption {
  /** To be called when a further content is under the log's path. */
  readonly hold: () => Promise<void>
  readonly finish: () => Promise<void>
}

export interface Counting {
  readonly begin: (source: Source) => Counted
  /** Counts the log at the path from now on; showing it goes on behind what has been counted before. */
  readonly follow: (path: string) => Promise<CountedLog>
  /** Commits what is left, sends it on, closes the store, and tells whether counts are lost or refused. */
  readonly finish: () => Promise<boolean>
}

/** After a signal, how long what was shown may still be counted; what is left then is counted by the next run. */
const patienceMs = 1000

function soonAfter(signal: AbortSignal): AbortSignal {
  const late = new AbortController()
  const wait = (): void => void setTimeout(() => late.abort(), patienceMs).unref()
  if (signal.aborted) wait()
  else signal.addEventListener('abort', wait)
  return late.signal
}

export function openCounting(options: CountingOptions, world: World): Counting {
  const { catalogue, language, detector, minEvidence, encoding, name, zoneOf, path, push, onCommit } = options
  const store = openStore(path, {
    catalogue: snapshotOf(catalogue),
    language,
    onCommit,
  })
  const pushing = push?.(store.connection)
  const isKnown = (code: number): boolean => catalogue.recordsOf(code).length > 0
  const counter = createCounter({ isKnown })
  let lost = false
  const report = (error: unknown): void => {
    lost = true
    complain(world, error)
  }
  const committer = createCommitter(store, report)
  committer.add(countsOf(counter))
  const reading: Omit<ReadOptions, 'pathOf'> = {
    store,
    disk: withStandardInput(disk, world.stdin.fd),
    detector,
    isKnown,
    minEvidence,
    name,
    zoneOf,
    now: world.now,
    encoding,
    signal: soonAfter(world.signal),
    progress: () => {},
  }

  const pipeObserver = (source: Source): Observer => {
    const settings = {
      counter,
      name: name ?? source.name,
      zone: zoneOf(name ?? source.name),
      now: world.now,
    }
    if (name === undefined) return countLines(source, settings)
    let waiting: PipeLine[] = []
    committer.add({
      commit: () => {
        store.commitLines(name, waiting)
        waiting = []
      },
    })
    return countReplayed({ ...settings, isKnown, push: (line) => void waiting.push(line) })
  }

  const settled = (finish: Finish) => async (): Promise<void> => {
    lost = (await finish()) !== undefined || lost
  }

  return {
    begin: (source) => {
      if (source.path === undefined) return { source, observer: pipeObserver(source), finish: async () => {} }
      const file = { ...source, path: source.path }
      const shown = countShown(file, { ...reading, name: name ?? source.name }, (error) =>
        complain(world, error),
      )
      return { source: shown.source, observer: countNothing, finish: settled(shown.finish) }
    },
    follow: async (log) => {
      const settings = { ...reading, name: name ?? log }
      const resumption = await resume(log, settings)
      const followed = followedLog(log, settings)
      const finish = settled(keepCounting(followed.count, store, (error) => complain(world, error)))
      return {
        ...resumption,
        hold: followed.hold,
        finish: async () => {
          await finish()
          await followed.close()
        },
      }
    },
    finish: async () => {
      const failure = committer.finish()
      if (failure !== undefined && !lost) report(failure)
      const refused = (await pushing?.finish()) ?? false
      store.close()
      return lost || refused
    },
  }
}
