/**
 * URL queries and form bodies of a text: which keys stand in the same one as a number.
 */
import { keysIn } from './groups.ts'

export interface Queries {
  /** Keys of the query around `index`; empty where the number isn't in one. */
  readonly keys: (index: number) => ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()
const endOfQuery = /[\s"'<>{}]/

interface Query {
  readonly start: number
  readonly end: number
  readonly keys: ReadonlySet<string>
}

export function queriesOf(text: string): Queries {
  if (!/[?&]/.test(text)) return { keys: () => none }
  let last: Query | undefined
  return {
    // Numbers are asked about in their order, so the last query answers for all that stand in it.
    keys: (index) => {
      if (last === undefined || index < last.start || index >= last.end) last = queryAround(text, index)
      return last.keys
    },
  }
}

function queryAround(text: string, index: number): Query {
  let start = index
  while (start > 0 && !endOfQuery.test(text.charAt(start - 1))) start--
  let end = index
  while (end < text.length && !endOfQuery.test(text.charAt(end))) end++
  const query = text.slice(start, end)
  const isQuery = /[?&][\w.]+=|^[\w.]+=[^&]*&/.test(query)
  return { start, end, keys: isQuery ? keysIn(query.replace(/[?&#]/g, ' ')) : none }
}
