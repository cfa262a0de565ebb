/**
 * Named pipes: a pipe's name is all that tells it from others. Of each, the newest counted lines are kept, so that
 * a ring buffer that is printed again (`adb logcat` does so at every start) is not counted again. Nothing here opens
 * a transaction; the caller writes lines together with their counts.
 */
import type { Batch, PipeLine } from '../count/batch.ts'
import type { Connection } from './sqlite.ts'
import type { SourceNumber } from './write-batch.ts'

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

/**
 * Remembers those of the lines that were not counted before, forgets the oldest where they are too many, and gives
 * what the new ones add.
 */
export function prepareNewLines(
  connection: Connection,
  maxLines: number,
): (source: number, lines: readonly PipeLine[]) => Batch {
  const newest = connection
    .prepare<[number], number>('SELECT coalesce(max(arrival), 0) FROM pipe_lines WHERE source_id = ?')
    .pluck()
  const add = connection.prepare(
    `INSERT INTO pipe_lines (source_id, at, digest, n, arrival) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source_id, at, digest) DO UPDATE SET n = excluded.n, arrival = excluded.arrival
     WHERE excluded.n > pipe_lines.n`,
  )
  const forget = connection.prepare('DELETE FROM pipe_lines WHERE source_id = ? AND arrival <= ?')
  return (source, lines) => {
    let arrival = newest.get(source) as number
    const added = lines.filter(({ at, digest, nth }) => {
      const isNew = add.run(source, at, digest, nth, arrival + 1).changes > 0
      if (isNew) arrival += 1
      return isNew
    })
    forget.run(source, arrival - maxLines)
    return {
      counts: added.flatMap(({ batch }) => batch.counts),
      issues: added.flatMap(({ batch }) => batch.issues),
    }
  }
}
