/**
 * Takes annotations out of a stream again: annotation lines and spliced members, nothing else.
 *
 * A newline is given out only with what follows it, because an annotation at the very end of the input, without a
 * newline of its own, brought one along.
 */
import { encode } from '../../input/encoding.ts'
import type { Line } from '../../input/framer.ts'
import { isAnnotationLine } from '../marker.ts'
import { removeMember, withoutMember } from '../member.ts'
import { type Format, isNoObject } from './format.ts'

export interface StripFormat extends Format {
  /** What is left at the end of the input. */
  readonly end: () => Uint8Array
}

const nothing = Buffer.alloc(0)

export function stripFormat(): StripFormat {
  let newline: Uint8Array = nothing
  const after = (bytes: Uint8Array): Uint8Array[] => {
    const earlier = newline
    newline = nothing
    return [earlier, bytes]
  }
  return {
    print: ({ line, text }) => {
      if (isAnnotationLine(text)) {
        if (!line.terminated) newline = nothing
        return []
      }
      const kept = withoutMember(text) === undefined ? line.bytes : removeMember(line)
      const bytes = kept.subarray(0, kept.length - lineEndLength(line))
      const out = after(bytes)
      newline = kept.subarray(bytes.length)
      return out
    },
    long: {
      piece: (bytes, first) => (first ? Buffer.concat(after(bytes)) : bytes),
      close: () => [],
    },
    mayShowUnfinished: (beginning) => isNoObject(beginning) && !mayBecomeAnnotation(beginning),
    end: () => newline,
  }
}

/** The marker's first byte, or a zero of UTF-16. */
const mayBecomeAnnotation = (beginning: Buffer): boolean => beginning[0] === 0xe2 || beginning.includes(0)

const lineEndLength = ({ terminated, encoding }: Line): number =>
  terminated ? encode('\n', encoding).length : 0
