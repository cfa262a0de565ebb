/**
 * `pretty`: JSON objects through pino-pretty, everything else as `below`.
 *
 * pino-pretty's line function is called directly: its stream ends without a word on a line nested a thousand deep. A
 * line that it can't take is printed as it came.
 */
import pinoPretty from 'pino-pretty'
import { encode } from '../../input/encoding.ts'
import { isJsonObject } from '../member.ts'
import type { TextStyle } from '../text.ts'
import { below, type Format, isNoObject, rawPieces } from './format.ts'

export function prettyFormat(style: TextStyle, plain: Format): Format {
  const prettify = pinoPretty.prettyFactory({ colorize: style.color, customPrettifiers: {} })
  return {
    print: (annotated) => {
      const { line, text, annotations } = annotated
      const pretty = line.cut || !isJsonObject(text) ? undefined : attempt(() => prettify(text))
      if (pretty === undefined) return plain.print(annotated)
      return [encode(pretty, line.encoding), ...below(annotations, { ...line, terminated: true }, style)]
    },
    long: rawPieces(style),
    mayShowUnfinished: isNoObject,
  }
}

function attempt(prettify: () => unknown): string | undefined {
  try {
    const printed = prettify()
    return typeof printed === 'string' ? printed : undefined
  } catch {
    return undefined
  }
}
