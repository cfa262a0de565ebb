/**
 * One line as the rules see it: who speaks, what was said, and its bodies, found when first asked for.
 *
 * `Near` is what the rest of the line's record (or its process, for loggers that print a record as several lines)
 * adds; a line on its own has `nothingNear`.
 */
import { type Groups, groupsOf } from './groups.ts'
import type { Layout } from './layout.ts'
import { hasMarker } from './markers.ts'
import { once } from './once.ts'
import type { Prefix } from './prefix.ts'
import { type Queries, queriesOf } from './queries.ts'
import { type SignatureFound, signaturesUnder } from './signature-rows.ts'
import { type Vendor, vendorsOn } from './vendors.ts'

export interface Near {
  /** Tag of a header line that stands above its text (logcat's `long` form). */
  readonly tag: string
  readonly platform: Prefix['platform']
  /** An Authing marker stood on an earlier line of the record. */
  readonly marked: boolean
  /** Keys of the same pretty-printed body on earlier lines, in lower case without `_` and `-`. */
  readonly keys: ReadonlySet<string>
}

export const nothingNear: Near = { tag: '', platform: undefined, marked: false, keys: new Set() }

export interface Scene {
  readonly near: Near
  /** Last part of the tag, logger or class that speaks: `AuthClient` of `cn.authing.Guard.AuthClient`. */
  readonly speaker: string
  readonly tag: string
  readonly platform: Prefix['platform']
  /** The message with its escaping undone. */
  readonly text: string
  /** From an index of `text` to an index of the line. */
  readonly origin: (index: number) => number
  readonly groups: () => Groups
  readonly queries: () => Queries
  readonly marked: () => boolean
  /** The other system whose number `code` is here. */
  readonly vendorOf: (code: number) => Vendor | undefined
  readonly signature: () => SignatureFound | undefined
  /** Whether the line is one in which an SDK prints the number of the vendor whose login failed. */
  readonly printsVendorNumber: () => boolean
}

export function sceneOf({ prefix, text, origin }: Layout, near: Near): Scene {
  const tag = prefix.tag === '' ? near.tag : prefix.tag
  const platform = prefix.platform ?? near.platform
  const speaker = tag.slice(tag.lastIndexOf('.') + 1)
  const marked = once(() => near.marked || hasMarker(tag, text))
  const rows = signaturesUnder(platform === undefined ? '' : speaker)
  const signature = once(() => rows.find(text, marked))
  return {
    near,
    speaker,
    tag,
    platform,
    text,
    origin,
    groups: once(() => groupsOf(text)),
    queries: once(() => queriesOf(text)),
    marked,
    vendorOf: vendorsOn(tag, text),
    signature,
    printsVendorNumber: () => rows.withVendorNumber && signature()?.row.vendorNumber === true,
  }
}

/** Keys beside `index`: those of its group and, on the outermost level, those of earlier lines of the body. */
export function keysBeside(scene: Scene, index: number): ReadonlySet<string> {
  const groups = scene.groups()
  const group = groups.at(index)
  const keys = groups.keys(group)
  return group.parent === undefined && scene.near.keys.size > 0
    ? new Set([...keys, ...scene.near.keys])
    : keys
}

/** Keys of the URL query or form body around `index`; empty where the number isn't in one. */
export const queryKeysBeside = (scene: Scene, index: number): ReadonlySet<string> =>
  scene.queries().keys(index)
