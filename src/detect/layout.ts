/**
 * A line taken apart: escapes and colours undone, prefix and message separate.
 */
import { type Prefix, prefixOf } from './prefix.ts'
import { viewOf } from './view.ts'

export interface Layout {
  readonly prefix: Prefix
  /** What was said, without escapes and colours. */
  readonly text: string
  /** From an index of `text`, its end included, to an index of the line. */
  readonly origin: (index: number) => number
}

export function layoutOf(line: string): Layout {
  const view = viewOf(line)
  const prefix = prefixOf(view.text)
  return { prefix, text: view.text.slice(prefix.end), origin: (index) => view.origin(prefix.end + index) }
}
