/**
 * `pretty`: JSON objects through pino-pretty, everything else as `below`.
 *
 * pino-pretty's line function is called directly: its stream ends without a word on a line nested a thousand deep. A
 * line that it can't take is printed as it came.
 */
import pinoPretty from 'pino-pretty'
import { encode } from '../../input/encoding.ts'
import { isJsonObject } from '../member.ts'
import { visible } from '../terminal.ts'
import type { TextStyle } from '../text.ts'
import { below, type Format, isNoObject, rawPieces } from './format.ts'

export interface PrettyStyle extends TextStyle {
  /** Whether what strings of the log would do to a terminal is made visible. */
  readonly guarded: boolean
}

export function prettyFormat(style: PrettyStyle): Format {
  const prettify = pinoPretty.prettyFactory({ colorize: style.color, customPrettifiers: {} })
  return {
    print: ({ line, text, annotations }) => {
      const pretty = isJsonObject(text) ? attempt(() => prettify(text)) : undefined
      if (pretty === undefined) return [line.bytes, ...below(annotations, line, style)]
      const shown = style.guarded ? visibleButColors(pretty) : pretty
      return [encode(shown, line.encoding), ...below(annotations, { ...line, terminated: true }, style)]
    },
    long: rawPieces(style),
    changes: 'all',
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

/** Escape characters of the log are gone from what pino-pretty prints; what is left are its own colours. */
const visibleButColors = (text: string): string =>
  text
    .split(/(\x1b\[[\d;]*m)/)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('')
