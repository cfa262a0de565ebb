/** What a sender's sources are called in a shared store: each host has an app.log. Pure. */
import type { Sender } from '../../count/delta.ts'
import { shownText } from './shown-text.ts'

/** `web-1:/var/log/app.log` of a host's; a stream's as they are. */
export const sourceName = ({ kind, name }: Pick<Sender, 'kind' | 'name'>, source: string): string =>
  shownText(kind === 'database' ? `${name}:${source}` : source)

/** Whether its sources have to follow it; a stream's aren't called after it. `known` is its name so far, as it is shown. */
export const isRenamed = (known: string, { kind, name }: Pick<Sender, 'kind' | 'name'>): boolean =>
  kind === 'database' && shownText(name) !== known

/**
 * The name of a host's source after the host's own has changed `from` one `to` another, all three as they are shown. In
 * the middle of one that was too long, the digest stays: what it was made of is with the host.
 */
export const renamedSource = (source: string, from: string, to: string): string =>
  source.startsWith(`${from}:`) ? shownText(to + source.slice(from.length)) : source
