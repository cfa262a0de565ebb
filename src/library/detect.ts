/** Codes in a line. */
import type { Hit } from '../detect/hit.ts'
import { type DetectionOptions, detectorFor } from './detection.ts'

/**
 * The Authing return codes that a line holds, in the order in which they stand there, each once. `start` and `end` are
 * indices of the line, in UTF-16 units. Never throws; takes time linear in the line.
 *
 * A line is judged by itself. For records of several lines (a stack trace, a pretty-printed body) feed their lines to a
 * `createRecordDetector`, or read a whole log with `hits`.
 *
 * @example
 * import { detect } from 'authing-annotate'
 *
 * const line = '06-03 13:50:05.461 7432 7490 E Guardian: login failed code=2333 pid=2020'
 * for (const { code, evidence, start, end } of detect(line)) {
 *   console.log(code, evidence, line.slice(start, end)) // 2333 certain 2333
 * }
 */
export function detect(line: string, { catalogue }: Pick<DetectionOptions, 'catalogue'> = {}): Hit[] {
  return detectorFor(catalogue).detect(line)
}
