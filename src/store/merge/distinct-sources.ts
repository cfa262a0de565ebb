/**
 * Which sources of several databases are one, so that a merge counts each once: pure, and the same whatever the order
 * of the databases, or of merging them in steps.
 *
 * A source that was counted in one database has its identity in all that were made from it; the one that got furthest
 * stands for it. Contents that were counted apart are one where the fingerprints say that one is the other's beginning:
 * equal digests at equal length, or at least one block of 64 KiB in common and nothing that differs. What a database
 * holds as two sources stays two.
 *
 * What can't be told: whether a content of less than a block is the beginning of a longer one that was counted apart
 * (files begin alike by chance: both are counted), and whether two contents with whole blocks in common part in the
 * shorter one's last block (they are taken for one).
 */
import { blockSize, type Fingerprint, markSize, sharedBlocks } from '../../input/fingerprint.ts'

/** A content that another one begins with. */
export interface Beginning {
  /** 32 hexadecimal digits. */
  readonly identity: string
  readonly length: number
  readonly digest: Buffer
}

/** A source as one database holds it. */
export interface Held {
  /** Which database: any number that tells them apart. */
  readonly input: number
  /** Whether that database counted it itself: it knows its own sources to be different ones. */
  readonly own: boolean
  readonly identity: string
  /** Up to where a file is counted; undefined for a pipe, and where the database doesn't know: equal identities tell. */
  readonly position: Fingerprint | undefined
  readonly beginnings: readonly Beginning[]
  /** Hits, and those of them that are still known by the minute: between equals, most of both. */
  readonly n: bigint
  readonly minutes: bigint
}

export interface Distinct<T> {
  /** The one whose counts are taken. */
  readonly held: T
  readonly beginnings: readonly Beginning[]
}

interface Node<T> {
  readonly held: T
  /** Databases that hold it as far as this. */
  readonly inputs: Set<number>
  /** Those of them that counted it themselves. */
  readonly ownIn: Set<number>
  beginnings: Beginning[]
}

interface FileNode<T> extends Node<T> {
  readonly position: Fingerprint
}

/** In an order of their own, which doesn't depend on the given one. */
export function distinctSources<T extends Held>(sources: readonly T[]): Distinct<T>[] {
  const nodes = oncePerIdentity(sources)
  const files = nodes.flatMap((node) => {
    const { position } = node.held
    return position === undefined ? [] : [{ ...node, position }]
  })
  const pipes = nodes.filter(({ held }) => held.position === undefined)
  return [...withoutBeginnings(oncePerContent(files)), ...pipes].map(({ held, beginnings }) => ({
    held,
    beginnings: worthKeeping(beginnings),
  }))
}

function oncePerIdentity<T extends Held>(sources: readonly T[]): Node<T>[] {
  return [...groupBy(sources, ({ identity }) => identity).values()]
    .map((group) => {
      const isKnown = group.every(({ position }) => position !== undefined)
      const [held] = group.toSorted(isKnown ? furthestFirst : mostFirst) as [T]
      const asFar = group.filter(({ position }) => position?.length === held.position?.length)
      return {
        held,
        inputs: new Set(asFar.map(({ input }) => input)),
        ownIn: new Set(asFar.filter(({ own }) => own).map(({ input }) => input)),
        beginnings: group.flatMap(({ beginnings }) => beginnings),
      }
    })
    .sort((a, b) => furthestFirst(a.held, b.held))
}

function furthestFirst(a: Held, b: Held): number {
  const length = (b.position?.length ?? 0) - (a.position?.length ?? 0)
  return (
    length || descending(a.n, b.n) || descending(a.minutes, b.minutes) || descending(b.identity, a.identity)
  )
}

/** Where one of them doesn't say how far it is counted, the number of hits does. */
const mostFirst = (a: Held, b: Held): number => descending(a.n, b.n) || furthestFirst(a, b)

function descending<T extends bigint | string>(a: T, b: T): number {
  return a === b ? 0 : a > b ? -1 : 1
}

/** As many of one content stay as one database holds: it had reasons to count them apart. */
function oncePerContent<T extends Held>(files: readonly FileNode<T>[]): FileNode<T>[] {
  const groups = groupBy(files, ({ position }) => contentKey(position))
  return [...groups.values()].flatMap((group) => {
    const inputs = [...new Set(group.flatMap((node) => [...node.inputs]))]
    const most = Math.max(...inputs.map((input) => group.filter((node) => node.inputs.has(input)).length))
    const kept = group.slice(0, most)
    for (const [index, node] of group.slice(most).entries()) {
      const into = kept[index % most] as FileNode<T>
      for (const input of node.inputs) into.inputs.add(input)
      for (const input of node.ownIn) into.ownIn.add(input)
      remember(into, node)
    }
    return kept
  })
}

/** Every content that another one goes on from is left out; the longer one remembers it. */
function withoutBeginnings<T extends Held>(files: readonly FileNode<T>[]): FileNode<T>[] {
  const byFirstMark = groupBy(files, ({ position }) => position.marks.toString('hex', 0, markSize))
  const ascending = files.toSorted((a, b) => a.position.length - b.position.length)
  return ascending.filter((shorter, index) => {
    // A content of less than a block may be known by what longer ones remember; others show it in their marks.
    const { position } = shorter
    const candidates =
      position.length <= blockSize
        ? ascending.slice(index + 1)
        : (byFirstMark.get(position.marks.toString('hex', 0, markSize)) ?? [])
    const identities = identitiesOf(shorter)
    const longer = candidates.filter((other) => goesOnFrom(shorter, identities, other))
    for (const other of longer) remember(other, shorter)
    return longer.length === 0
  })
}

/** Under which identities the whole content is known, and nothing further. */
function identitiesOf<T extends Held>(node: FileNode<T>): ReadonlySet<string> {
  const whole = node.beginnings.filter(({ length }) => length === node.position.length)
  return new Set([node.held.identity, ...whole.map(({ identity }) => identity)])
}

function goesOnFrom<T extends Held>(
  { position, ownIn }: FileNode<T>,
  identities: ReadonlySet<string>,
  longer: FileNode<T>,
): boolean {
  if (longer.position.length <= position.length) return false
  if ([...ownIn].some((input) => longer.ownIn.has(input))) return false
  const shared = sharedBlocks(position, longer.position)
  if (shared === undefined) return false
  // The shorter one's last block is full: the longer one has closed it, and tells.
  if (position.length % blockSize === 0) {
    const mark = longer.position.marks.subarray(shared * markSize, (shared + 1) * markSize)
    return mark.equals(position.digest.subarray(0, markSize))
  }
  return (
    shared > 0 ||
    identities.has(longer.held.identity) ||
    longer.beginnings.some(
      ({ identity, length, digest }) =>
        (length >= position.length && identities.has(identity)) ||
        (length === position.length && digest.equals(position.digest)),
    )
  )
}

function remember<T extends Held>(longer: FileNode<T>, { held, position, beginnings }: FileNode<T>): void {
  const own = { identity: held.identity, length: position.length, digest: position.digest }
  longer.beginnings = [...longer.beginnings, own, ...beginnings]
}

/** Beyond the first block the marks tell, so of each identity the longest is enough. */
function worthKeeping(beginnings: readonly Beginning[]): Beginning[] {
  return [...groupBy(beginnings, ({ identity }) => identity).values()].flatMap((group) => {
    const byLength = new Map(group.map((beginning) => [beginning.length, beginning]))
    const longest = Math.max(...byLength.keys())
    return [...byLength.values()].filter(({ length }) => length <= blockSize || length === longest)
  })
}

function contentKey({ length, digest }: Fingerprint): string {
  return `${length} ${digest.toString('hex')}`
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}
