/**
 * A line's way through the program: bytes in, bytes and annotations out, hits counted on the side.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { Detector } from '../detect/detect.ts'
import { type Evidence, evidences, type Hit } from '../detect/hit.ts'
import { createRecordDetector } from '../detect/records.ts'
import type { Encoding } from '../input/encoding.ts'
import { createFramer, type Frame, type Line, textOf } from '../input/framer.ts'
import { lookAhead } from '../input/look-ahead.ts'
import type { Source } from '../input/source.ts'
import { annotationOf } from './annotation.ts'
import type { AnnotatedLine } from './formats/format.ts'
import { isAnnotationLine, markerBytes } from './marker.ts'
import { meaningsOf } from './meaning.ts'
import { withoutMember } from './member.ts'
import type { Output } from './output.ts'
import type { Writer } from './writer.ts'

export interface AnnotateOptions {
  readonly catalogue: Catalogue
  readonly detector: Detector
  readonly language: Language
  /** The weakest evidence that is shown and counted. */
  readonly minEvidence: Evidence
  readonly encoding?: Encoding | undefined
  readonly maxLine: number
}

/** Told of every line and its hits, in order; counting is one observer. */
export interface Observer {
  readonly line: (text: string, hits: readonly Hit[], line: Line) => void
  readonly encodingChanged: (to: Encoding) => void
}

/** A line that an earlier run has annotated is known by the line after it; how long a live one waits for that. */
const patience = 10

export async function annotate(
  source: Source,
  options: AnnotateOptions,
  writer: Writer,
  output: Output,
  observer: Observer,
  signal: AbortSignal,
): Promise<void> {
  const { encoding, maxLine } = options
  const input = lookAhead(source.chunks, signal)
  const framer = createFramer({ encoding, maxLine, onSwitch: observer.encodingChanged })
  const records = createRecordDetector(options.detector)

  const examine = (line: Line): AnnotatedLine => {
    const printed = textOf(line)
    if (isAnnotationLine(printed)) return { line, text: printed, annotations: [] }
    const original = withoutMember(printed)
    const text = original ?? printed
    const hits = records.push(text).filter(({ evidence }) => isAtLeast(evidence, options.minEvidence))
    observer.line(text, hits, line)
    const annotations = original === undefined ? hits.map((hit) => annotationFor(hit, text, options)) : []
    return { line, text: printed, annotations }
  }

  const pass = async (frame: Frame): Promise<void> => {
    const lines = frame.lines.map(examine)
    writer(frame, await withoutRepeats(frame, lines, () => input.peek(patience)))
    await output.drained()
  }

  for (let chunk = await input.next(); chunk !== undefined && output.open(); chunk = await input.next()) {
    await pass(framer.push(chunk))
  }
  if (output.open()) await pass(framer.end())
}

const isAtLeast = (evidence: Evidence, floor: Evidence): boolean =>
  evidences.indexOf(evidence) <= evidences.indexOf(floor)

const annotationFor = (hit: Hit, text: string, { catalogue, detector, language }: AnnotateOptions) =>
  annotationOf(hit, meaningsOf(hit, text, catalogue, detector.texts), language)

/** Lines that an annotation of an earlier run follows are left as they are. */
async function withoutRepeats(
  frame: Frame,
  lines: readonly AnnotatedLine[],
  next: () => Promise<Buffer | undefined>,
): Promise<readonly AnnotatedLine[]> {
  const checked: AnnotatedLine[] = []
  for (const [index, annotated] of lines.entries()) {
    const follower = lines[index + 1]?.text
    const repeats =
      annotated.annotations.length > 0 &&
      (follower === undefined
        ? await beginsAnnotation(frame, annotated.line, next)
        : isAnnotationLine(follower))
    checked.push(repeats ? { ...annotated, annotations: [] } : annotated)
  }
  return checked
}

async function beginsAnnotation(
  frame: Frame,
  line: Line,
  next: () => Promise<Buffer | undefined>,
): Promise<boolean> {
  if (!line.terminated) return false
  const rest = frame.chunk.subarray(line.end)
  const following =
    rest.length >= markerBytes.length ? rest : Buffer.concat([rest, (await next()) ?? Buffer.alloc(0)])
  return following.subarray(0, markerBytes.length).equals(markerBytes)
}
