/**
 * The SQLite file, opened. A store adds batches, each in one transaction, those of files together with the position
 * that they account for: all of it is in the file or nothing. Any number of programs may add to one file at once,
 * also to one that doesn't exist yet.
 */
import type { Language } from '../catalogue/language.ts'
import type { Batch, PipeLine } from '../count/batch.ts'
import { type Advance, prepareAdvance } from './advance.ts'
import { type CatalogueSnapshot, refreshCodes } from './codes.ts'
import { type CommitEnd, telling } from './commit-end.ts'
import { type Contents, prepareContents } from './contents.ts'
import { explained } from './explain-error.ts'
import { judgeHeader } from './file-header.ts'
import { locate, mustBeWritable, watchIdentity } from './location.ts'
import { migrate, schemaVersion } from './migrations.ts'
import { defaultPipeLines, prepareNewLines, preparePipes } from './pipes.ts'
import { type Connection, closingOnError, connect, preferWriteAheadLog } from './sqlite.ts'
import { prepareWriter } from './write-batch.ts'

/**
 * Where a method that writes throws, nothing of it is in the file. What SQLite reports is a UserError; where `isBusy`
 * and `isFull` say so, the caller may try the same again.
 */
export interface Store extends Contents {
  readonly connection: Connection
  /** Adds what came from pipes, or from nowhere in particular: a batch of issues names no source. */
  commit(batch: Batch): void
  /** Adds what the lines of a pipe add that were not counted before, each under its time and content. */
  commitLines(name: string, lines: readonly PipeLine[]): void
  /** Adds what came from one file, all under its source; of a batch that conflicts nothing is written. */
  advance(batch: Batch, advance: Advance): { readonly source: number } | 'conflict'
  /** How many milliseconds a commit waits for another program's write lock from now on. */
  waitForLock(milliseconds: number): void
  close(): void
}

export interface StoreOptions {
  readonly catalogue: CatalogueSnapshot
  readonly language: Language
  /** How long a call waits for another program's write lock; the program stands still meanwhile. */
  readonly busyTimeoutMs?: number
  /** Milliseconds since 1970 UTC; dates the record of a migration. */
  readonly now?: () => number
  /** How many different lines of each pipe are remembered. */
  readonly maxPipeLines?: number
  /** How many rows a batch of the outbox has at most. */
  readonly maxOutboxRows?: number
  /** Told of each transaction that has added something, or has failed to. */
  readonly onCommit?: ((end: CommitEnd) => void) | undefined
}

const defaultBusyTimeoutMs = 10_000

/**
 * Opens the file for counting and creates it where there is none. Throws a UserError for what can't be a database
 * of ours (a folder, another program's file, a newer schema); such a file is left byte for byte as it was.
 */
export function openStore(path: string, options: StoreOptions): Store {
  const { catalogue, language, busyTimeoutMs = defaultBusyTimeoutMs, now = Date.now } = options
  const { maxPipeLines = defaultPipeLines, maxOutboxRows, onCommit = () => {} } = options
  return explained(path, () => {
    const location = locate(path)
    mustBeWritable(location)
    if (location.exists) judgeHeader(location.file, schemaVersion)
    return closingOnError(connect(location.file, { create: true, busyTimeoutMs }), (connection) => {
      // Before the switch to the write-ahead log, so that a new file's header carries our mark from the start.
      migrate(connection, now)
      preferWriteAheadLog(connection)
      refreshCodes(connection, catalogue, language)
      return createStore(connection, maxPipeLines, maxOutboxRows, onCommit)
    })
  })
}

function createStore(
  connection: Connection,
  maxPipeLines: number,
  maxOutboxRows: number | undefined,
  onCommit: (end: CommitEnd) => void,
): Store {
  const mustBeSameFile = watchIdentity(connection.name)
  const contents = prepareContents(connection)
  const write = prepareWriter(connection, maxOutboxRows)
  const pipes = preparePipes(connection)
  const newLines = prepareNewLines(connection, maxPipeLines)
  const move = prepareAdvance(connection, contents)

  const commit = connection.transaction((batch: Batch) => write(batch, pipes()))
  const commitLines = connection.transaction((name: string, lines: readonly PipeLine[]) => {
    const sourceNumber = pipes()
    write(newLines(sourceNumber(name), lines), sourceNumber)
  })
  const advance = connection.transaction((batch: Batch, step: Advance) => {
    const source = move(step)
    if (source === undefined) return 'conflict'
    write(batch, () => source)
    return { source }
  })
  const asking =
    <In extends unknown[], Out>(ask: (...args: In) => Out) =>
    (...args: In): Out =>
      explained(connection.name, () => ask(...args))
  const writing = <In extends unknown[], Out>(write: (...args: In) => Out): ((...args: In) => Out) =>
    asking(
      telling(onCommit, (...args) => {
        mustBeSameFile()
        return write(...args)
      }),
    )
  const writeBatch = writing(commit.immediate)
  const writeLines = writing(commitLines.immediate)
  return {
    generation: asking(contents.generation),
    alike: asking(contents.alike),
    seenAt: asking(contents.seenAt),
    filesOf: asking(contents.filesOf),
    isRead: asking(contents.isRead),
    connection,
    commit(batch) {
      // Without this, an idle stream would take the write lock at every tick.
      if (batch.counts.length > 0 || batch.issues.length > 0) writeBatch(batch)
    },
    commitLines(name, lines) {
      if (lines.length > 0) writeLines(name, lines)
    },
    advance: writing(advance.immediate),
    waitForLock: (milliseconds) => {
      connection.pragma(`busy_timeout = ${milliseconds}`)
    },
    close: () => connection.close(),
  }
}
