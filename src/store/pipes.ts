/**
 * Named pipes: a pipe's name is all that tells it from others. Of each, the newest counted lines are kept, so that
 * a ring buffer that is printed again (`adb logcat` does so at every start) is not counted again. Nothing here opens
 * a transaction; the caller writes lines together with their counts.
 */
import type { Connection } from './sqlite.ts'
import type { SourceNumber } from './write-batch.ts'

/** A line that was counted. Equal lines stand for themselves: two of them are two entries. */
export interface PipeLine {
  /** The line's own time, in milliseconds since 1970 UTC. */
  readonly at: number
  /** 16 bytes that tell the line's content. */
  readonly digest: Buffer
}

/** How many lines with the same time and digest were counted. */
export interface PipeLines extends PipeLine {
  readonly n: number
}

/** How many different lines are kept of a pipe. */
export const defaultPipeLines = 100_000

/** Finds or adds the pipe's row in `sources`. What it gives holds for one transaction: a roll-back takes it back. */
export function preparePipes(connection: Connection): () => SourceNumber {
  const find = connection
    .prepare<[string], number>("SELECT id FROM sources WHERE name = ? AND kind = 'pipe' AND merged = 0")
    .pluck()
  const add = connection
    .prepare<[string], number>("INSERT INTO sources (name, kind) VALUES (?, 'pipe') RETURNING id")
    .pluck()
  return () => {
    const numbers = new Map<string, number>()
    return (name) => {
      const number = numbers.get(name) ?? find.get(name) ?? (add.get(name) as number)
      numbers.set(name, number)
      return number
    }
  }
}

/** Remembers lines of the pipe, in the order of their arrival, and forgets the oldest where they are too many. */
export function preparePipeLines(
  connection: Connection,
  maxLines: number,
): (source: number, lines: readonly PipeLine[]) => void {
  const newest = connection
    .prepare<[number], number>('SELECT coalesce(max(arrival), 0) FROM pipe_lines WHERE source_id = ?')
    .pluck()
  const add = connection.prepare(
    `INSERT INTO pipe_lines (source_id, at, digest, n, arrival) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (source_id, at, digest) DO UPDATE SET n = n + 1, arrival = excluded.arrival`,
  )
  const forget = connection.prepare('DELETE FROM pipe_lines WHERE source_id = ? AND arrival <= ?')
  return (source, lines) => {
    let arrival = newest.get(source) as number
    for (const { at, digest } of lines) add.run(source, at, digest, ++arrival)
    forget.run(source, arrival - maxLines)
  }
}

/** The lines that are remembered of the pipe, the last to arrive first. */
export function prepareRememberedLines(connection: Connection): (name: string) => PipeLines[] {
  const read = connection.prepare<[string], PipeLines>(
    `SELECT at, digest, n FROM pipe_lines
     WHERE source_id = (SELECT id FROM sources WHERE name = ? AND kind = 'pipe' AND merged = 0)
     ORDER BY arrival DESC`,
  )
  return (name) => read.all(name)
}
