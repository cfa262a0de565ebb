/** The lines of a log that hold codes, as objects. */
import { createReadStream } from 'node:fs'
import { lineTimes } from '../annotate/line-times.ts'
import type { LogLine, Scan } from '../annotate/log-lines.ts'
import { readLines } from '../annotate/read-lines.ts'
import type { Hit } from '../detect/hit.ts'
import { defaultMaxLine } from '../input/framer.ts'
import { unpacked } from '../input/unpacked.ts'
import { parseZone, utc, type Zone } from '../time/zone.ts'
import { UserError } from '../user-error.ts'
import { type DetectionOptions, detectorFor } from './detection.ts'

export interface LineWithHits {
  /** Without its line end, and without what an earlier run has spliced into it; of a longer line the first megabyte. */
  readonly line: string
  /** Where the line begins in the log, in bytes. */
  readonly offset: number
  /** In the order in which they stand in the line, each code once a record. */
  readonly hits: readonly Hit[]
  /** When the line happened: its own time or that of the last line before it that had one; undefined where none had. */
  readonly time: Date | undefined
}

export interface HitsOptions extends DetectionOptions {
  /** Zone of times that name none: an IANA name, an offset such as `+08:00`, `UTC` or `local`; UTC unless given. */
  readonly zone?: string | undefined
  /** Against which a missing year is inferred; now unless given. */
  readonly now?: Date | undefined
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined
}

/** A path or URL of a file, plain or gzip, or the bytes or text of a log in pieces, cut anywhere. */
export type LogSource = string | URL | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>

/**
 * Reads a log and gives out the lines that hold codes, each as soon as it has come. Lines of one record are taken
 * together as the command does, so the hits are those that it counts. Memory doesn't grow with the log.
 *
 * Throws what reading throws (`ENOENT` for a file that isn't there), an `AbortError` once the signal is given, and a
 * `UserError` for a zone that there isn't.
 *
 * @example
 * import { hits } from 'authing-annotate'
 *
 * const log = ['2026-11-22 10:00:00 start\n', 'login failed code=2333\n']
 * for await (const { line, hits: found, time } of hits(log, { zone: 'Asia/Shanghai' })) {
 *   console.log(found[0].code, time.toISOString()) // 2333 2026-11-22T02:00:00.000Z
 * }
 */
export async function* hits(source: LogSource, options: HitsOptions = {}): AsyncGenerator<LineWithHits> {
  const { catalogue, minEvidence = 'inferred', encoding, now, signal } = options
  const zone = zoneNamed(options.zone)
  const reader = readLines({
    detector: detectorFor(catalogue),
    minEvidence,
    encoding,
    maxLine: defaultMaxLine,
  })
  const dates = lineTimes()
  const clock = () => ({ zone, now: now?.getTime() ?? Date.now() })
  const found = function* ({ lines, texts }: Scan): Generator<LineWithHits> {
    for (const logLine of lines) {
      if (logLine.hits.length > 0) yield withTime(logLine, dates.of(logLine, clock()).at)
    }
    dates.passed(texts, clock())
  }
  try {
    for await (const chunk of unpacked(bytesOf(source, signal), () => {})) {
      for (const scan of reader.push(chunk)) yield* found(scan)
    }
    yield* found(reader.end())
  } finally {
    reader.close()
  }
}

const withTime = ({ text, at, hits }: LogLine, time: number | undefined): LineWithHits => ({
  line: text,
  offset: at,
  hits,
  time: time === undefined ? undefined : new Date(time),
})

async function* bytesOf(source: LogSource, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const isFile = typeof source === 'string' || source instanceof URL
  for await (const piece of isFile ? createReadStream(source, { signal }) : source) {
    signal?.throwIfAborted()
    yield typeof piece === 'string'
      ? Buffer.from(piece)
      : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  }
}

function zoneNamed(name: string | undefined): Zone {
  const zone = name === undefined ? utc : parseZone(name)
  if (zone !== undefined) return zone
  throw new UserError(
    `${name} is no time zone`,
    'give a name such as Asia/Shanghai, or an offset such as +08:00',
  )
}
