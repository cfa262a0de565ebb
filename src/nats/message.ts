/**
 * What one message adds to the counts. It depends on the message alone: whichever worker reads it, however often, and
 * on whatever day, gives the same delta.
 */
import { createHash } from 'node:crypto'
import { countLines } from '../annotate/count-lines.ts'
import type { Observer } from '../annotate/pipeline.ts'
import { createCounter } from '../count/counter.ts'
import type { Delta } from '../count/delta.ts'
import type { Encoding } from '../input/encoding.ts'
import type { Source } from '../input/source.ts'
import type { Zone } from '../time/zone.ts'
import { linesOf, type Packed, type Unreadable } from './payload.ts'

export interface Message extends Packed {
  readonly subject: string
  /** Its number in the stream. */
  readonly seq: number
  /** When the server stored it, in nanoseconds since 1970 UTC. */
  readonly stamp: string
  /** The header `Nats-Msg-Id`. */
  readonly id: string | undefined
}

export interface MessageOptions {
  readonly isKnown: (code: number) => boolean
  /** `--source`: what all messages are counted under in place of their subjects. */
  readonly name: string | undefined
  readonly zoneOf: (source: string) => Zone
  readonly encoding: Encoding | undefined
  /** Reads the source to its end, and tells the observer of its lines. */
  readonly read: (source: Source, observer: Observer) => Promise<void>
  /** Told of a message that can't be read; it adds an issue. */
  readonly onUnreadable: (name: string, problem: Unreadable) => void
}

/** The identity under which a sender counts what has this name, in 32 hexadecimal digits. */
const sourceIdentity = (sender: string, name: string): string =>
  createHash('sha256').update(`${sender}\0${name}`).digest('hex').slice(0, 32)

/** `sender` is the identity of who counts it. */
export async function deltaOf(message: Message, sender: string, options: MessageOptions): Promise<Delta> {
  const { isKnown, zoneOf, encoding, read, onUnreadable } = options
  const { seq, stamp, id, subject } = message
  const name = options.name ?? subject
  const at = Number(BigInt(stamp) / 1_000_000n)
  const counter = createCounter({ isKnown })
  const lines = await linesOf(message, encoding)
  if ('kind' in lines) {
    onUnreadable(name, lines)
    counter.issue(lines.kind, name, at, lines.detail)
  } else {
    const source: Source = { name: subject, path: undefined, chunks: only(lines), modified: undefined }
    // The time at which it came stands in for the clock, which a second reading would find changed.
    await read(source, countLines(source, { counter, name, zone: zoneOf(name), now: () => at }))
  }
  const { counts, issues } = counter.take()
  const identity = sourceIdentity(sender, name)
  return {
    seq,
    token: stamp,
    messageId: id,
    sources: counts.length === 0 ? [] : [{ name, kind: 'pipe', identity }],
    counts: counts.map((row) => ({ ...row, source: identity })),
    days: [],
    issues,
  }
}

async function* only(chunk: Buffer): AsyncGenerator<Buffer> {
  yield chunk
}
