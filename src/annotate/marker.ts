/** What every annotation line begins with, so that it can be told from the log and taken away again. */
import type { Line } from '../input/framer.ts'

export const marker = '↳ authing '

/** An annotation's first byte in UTF-8. */
export const markerByte: number = Buffer.from(marker).readUInt8(0)

const annotationLine = /^↳ authing (?:\x1b\[[\d;]*m)*\d/u

/** Bytes of an annotation, from its start, that tell it from any other line. */
export const tellingLength = 64

/** Whether a line, whose text is `text`, is an annotation. In a GB18030 stream annotations are UTF-8. */
export function isAnnotation({ bytes, encoding }: Pick<Line, 'bytes' | 'encoding'>, text: string): boolean {
  return annotationLine.test(encoding === 'gb18030' ? bytes.toString('utf8', 0, tellingLength) : text)
}
