/** Reads every line of a log and gives them all out, in any encoding: for what the sieve doesn't know. */
import { createRecordDetector } from '../detect/records.ts'
import { createFramer, type Frame, type Line, textOf } from '../input/framer.ts'
import {
  type EarlierTexts,
  isAtLeast,
  type LineReader,
  type LogLine,
  originalOf,
  type ReaderOptions,
  type Scan,
} from './log-lines.ts'

export function everyLine(options: ReaderOptions): LineReader {
  const { detector, minEvidence, encoding, maxLine, onSwitch = () => {}, context } = options
  const records = createRecordDetector(detector)
  let at = context?.at ?? 0

  const read = (line: Line, before: EarlierTexts): LogLine => {
    const printed = textOf(line)
    const original = originalOf(line, printed)
    const begin = at
    at += line.length
    const told = { line, at: begin, printed, text: original ?? printed, before }
    if (original === undefined) return { ...told, hits: [], repeats: false, mark: 'annotation' }
    const hits = records.push(original, begin).filter(({ evidence }) => isAtLeast(evidence, minEvidence))
    return { ...told, hits, repeats: records.repeats(), mark: original === printed ? 'none' : 'member' }
  }

  const scanOf = ({ chunk, lines: framed, encoding }: Frame, isLast = false): Scan => {
    const lines: LogLine[] = []
    const before = (index: number): EarlierTexts =>
      function* () {
        for (let earlier = index - 1; earlier >= 0; earlier--) {
          const line = lines[earlier] as LogLine
          if (line.mark !== 'annotation') yield line
        }
      }
    for (const [index, line] of framed.entries()) lines.push(read(line, before(index)))
    const end = framed.at(-1)?.end ?? 0
    return { chunk, isLast, lines, count: lines.length, end, encoding, texts: before(lines.length) }
  }

  if (context !== undefined) scanOf(createFramer({ encoding, maxLine }).push(context.bytes))
  const framer = createFramer({ encoding, maxLine, onSwitch })
  return {
    push: (chunk) => [scanOf(framer.push(chunk))],
    end: () => scanOf(framer.end(), true),
    close: () => {},
  }
}
