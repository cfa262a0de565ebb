/** The data of the page, from the blocks that it stands in. */
import { type Counts, partsOf, readCounts } from '../model/counts.ts'
import type { Facts } from '../model/facts.ts'
import { byId } from './element.ts'

export async function load(): Promise<{ readonly facts: Facts; readonly counts: Counts }> {
  const facts = JSON.parse(byId('facts').textContent ?? '') as Facts
  const bytes = Uint8Array.from(atob(byId('counts').textContent ?? ''), (letter) => letter.charCodeAt(0))
  const packed = await Promise.all(partsOf(facts, bytes).map(inflate))
  return { facts, counts: readCounts(facts, packed) }
}

async function inflate(part: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([part as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
