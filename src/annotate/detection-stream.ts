/**
 * A stream of bytes in, a stream of lines with their hits out: for programs that want objects and not text.
 */
import type { Transform } from 'node:stream'
import split2 from 'split2'
import { catalogue } from '../catalogue/built-in.ts'
import { createDetector, type Detector } from '../detect/detect.ts'
import type { Hit } from '../detect/hit.ts'
import { createRecordDetector } from '../detect/records.ts'

export interface DetectedLine {
  /** The line without its line end, and without a byte order mark in front. */
  readonly line: string
  readonly hits: readonly Hit[]
}

/**
 * A stream that takes the bytes of a log and gives out every line with its hits, in order: object mode on the reading
 * side. UTF-8; other encodings are the caller's. Where only lines with a code matter, `hits` is many times as fast.
 *
 * @example
 * import { Readable } from 'node:stream'
 * import { detectionStream } from 'authing-annotate'
 *
 * for await (const { line, hits } of Readable.from(['code=23', '33\nok\n']).pipe(detectionStream())) {
 *   console.log(line, hits.length) // code=2333 1 | ok 0
 * }
 */
export function detectionStream(detector: Detector = createDetector(catalogue)): Transform {
  const records = createRecordDetector(detector)
  return split2('\n', (text: string): DetectedLine => {
    const line = text.replace(/^\ufeff/, '').replace(/\r$/, '')
    return { line, hits: records.push(line) }
  })
}
