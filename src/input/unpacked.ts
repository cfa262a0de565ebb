/** A stream as it is, or unpacked where it begins like gzip. */
import { type Ending, gunzip } from './gunzip.ts'
import { createPull, type Pull } from './pull.ts'

/** `ended` is told of a compressed stream that isn't whole, once everything that can be unpacked has been given out. */
export async function* unpacked(
  chunks: AsyncIterable<Buffer>,
  ended: (ending: Exclude<Ending, 'whole'>) => void,
): AsyncGenerator<Buffer> {
  const input = createPull(chunks)
  try {
    const magic = await input.take(2)
    input.putBack(magic)
    if (magic.length < 2 || magic.readUInt16BE() !== 0x1f8b) {
      yield* rest(input)
      return
    }
    const ending = yield* gunzip(rest(input))
    if (ending !== 'whole') ended(ending)
  } finally {
    await input.close()
  }
}

async function* rest(input: Pull): AsyncGenerator<Buffer> {
  for (let bytes = await input.some(Number.POSITIVE_INFINITY); bytes !== undefined; ) {
    yield bytes
    bytes = await input.some(Number.POSITIVE_INFINITY)
  }
}
