/**
 * Takes annotations out of a stream again: annotation lines and spliced members, nothing else.
 *
 * A newline is given out only with what follows it, because an annotation at the very end of the input, without a
 * newline of its own, brought one along.
 */
import { type Encoding, encode } from '../../input/encoding.ts'
import { isAnnotation } from '../marker.ts'
import { removeMember, withoutMember } from '../member.ts'
import { type Format, isNoObject } from './format.ts'

export interface StripFormat extends Format {
  /** What is left at the end of the input. */
  readonly end: () => Uint8Array
}

const nothing = Buffer.alloc(0)

export function stripFormat(): StripFormat {
  let newline: Uint8Array = nothing
  /** `bytes` behind the newline that waited; the one at their end waits in turn. */
  const after = (bytes: Uint8Array, encoding: Encoding): Uint8Array => {
    const all = Buffer.concat([newline, bytes])
    const end = all.length - newlineLength(all, encoding)
    newline = all.subarray(end)
    return all.subarray(0, end)
  }
  return {
    print: ({ line, text }) => {
      if (isAnnotation(line, text)) {
        if (!line.terminated) newline = nothing
        return []
      }
      const kept = withoutMember(text) === undefined ? line.bytes : removeMember(line)
      return [after(kept, line.encoding)]
    },
    long: {
      piece: (bytes, _first, encoding) => after(bytes, encoding),
      close: () => [],
    },
    changes: 'all',
    mayShowUnfinished: (beginning) => isNoObject(beginning) && !mayBecomeAnnotation(beginning),
    end: () => newline,
  }
}

/** How many bytes at the end are a newline, or the first half of one in UTF-16. */
function newlineLength(bytes: Buffer, encoding: Encoding): number {
  const newline = encode('\n', encoding)
  for (let length = newline.length; length > 0; length--) {
    if (bytes.subarray(-length).equals(newline.subarray(0, length))) return length
  }
  return 0
}

/** The first byte of the marker or of a byte order mark, a zero of UTF-16, or too little to tell. */
const mayBecomeAnnotation = (beginning: Buffer): boolean =>
  beginning.length < 4 || beginning[0] === 0xe2 || beginning[0] === 0xef || beginning.includes(0)
