/**
 * The objects of a line: which keys stand beside a number, in whatever notation.
 *
 * Braces alone make groups, so JSON, `util.inspect`, Python reprs, Java maps, Go's `%+v` and truncated bodies are
 * read alike; quotes are not trusted because nested strings lose theirs when unescaped. The whole line is the
 * outermost group. Linear in the line's length at any depth.
 */
import { saysSuccess, statusIn } from './bodies.ts'
import { plainKey } from './keys.ts'
import { lastNotAfter } from './last-not-after.ts'

export interface Group {
  readonly start: number
  /** Excluded; the line's end where the closing brace is missing. */
  end: number
  readonly parent: Group | undefined
  readonly children: Group[]
  /** Found when first asked for. */
  ownText?: string
  keys?: ReadonlySet<string>
  success?: boolean
  status?: number
}

export interface Groups {
  /** The innermost group around `index`. */
  readonly at: (index: number) => Group
  /** What stands in `group` itself, its inner groups left out. */
  readonly ownText: (group: Group) => string
  /** Keys of `group` itself, in lower case without `_` and `-`. */
  readonly keys: (group: Group) => ReadonlySet<string>
  readonly saysSuccess: (group: Group) => boolean
  /** Its `statusCode`; NaN where it has none. */
  readonly status: (group: Group) => number
}

const brace = /[{}]/g
/** A word in ASCII alone, which is cheap to tell, else a word in any script. */
const word = String.raw`(?<![\w.$@\x80-\uffff-])[A-Za-z_$@][\w.$@-]{0,60}|[\p{L}_$@][\p{L}\p{N}_.$@-]{0,60}`
/** A separator and, looking back from it, its key: a search for keys would try every place of the text. */
const keyPattern = new RegExp(String.raw`[:=：](?<=(${word})["'\x60\]]{0,2}\s{0,3}[:=：])`, 'gu')

export function groupsOf(text: string): Groups {
  const root: Group = { start: 0, end: text.length, parent: undefined, children: [] }
  const starts: number[] = [0]
  const owners: Group[] = [root]
  let current = root
  brace.lastIndex = 0
  for (let match = brace.exec(text); match !== null; match = brace.exec(text)) {
    const { index } = match
    if (match[0] === '{') {
      const child: Group = { start: index, end: text.length, parent: current, children: [] }
      current.children.push(child)
      current = child
      starts.push(index)
    } else if (current.parent !== undefined) {
      current.end = index + 1
      current = current.parent
      starts.push(index + 1)
    } else continue
    owners.push(current)
  }
  const ownText = (group: Group): string => (group.ownText ??= withoutChildren(text, group))
  return {
    at: (index) => owners[lastNotAfter(starts, index)] as Group,
    ownText,
    keys: (group) => (group.keys ??= keysIn(ownText(group))),
    saysSuccess: (group) => (group.success ??= saysSuccess(ownText(group))),
    status: (group) => (group.status ??= statusIn(ownText(group))),
  }
}

function withoutChildren(text: string, group: Group): string {
  const parts: string[] = []
  let from = group.start
  for (const child of group.children) {
    parts.push(text.slice(from, child.start))
    from = child.end
  }
  parts.push(text.slice(from, group.end))
  return parts.join(' ')
}

export function keysIn(text: string): ReadonlySet<string> {
  const keys = new Set<string>()
  keyPattern.lastIndex = 0
  for (let match = keyPattern.exec(text); match !== null; match = keyPattern.exec(text)) {
    keys.add(plainKey(match[1] as string))
  }
  return keys
}
