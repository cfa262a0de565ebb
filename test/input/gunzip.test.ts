/** Unpacking, however the bytes come in pieces; and what is left of data that is cut or damaged. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ending, gunzip } from '../../src/input/gunzip.ts'

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function unpack(bytes: Buffer, size = 64 * 1024): Promise<{ content: Buffer; ending: Ending }> {
  const chunks = gunzip(pieces(bytes, size))
  const content: Buffer[] = []
  for (;;) {
    const { done, value } = await chunks.next()
    if (done === true) return { content: Buffer.concat(content), ending: value }
    content.push(value)
  }
}

const log = Buffer.from('2026-11-22T09:00:01Z code=10001\nplain\n')
/** Hardly to be packed, and always the same: what damage does to it depends on every byte. */
const large = Buffer.concat(
  Array.from({ length: 3000 }, (_, index) =>
    Buffer.concat([createHash('sha384').update(`${index}`).digest(), log]),
  ),
)

test('members in any number and pieces of any size are one content', async () => {
  const member = fc.oneof(
    fc.constantFrom(Buffer.alloc(0), log, large),
    fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
  )
  const level = fc.integer({ min: 0, max: 9 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(member, level), { minLength: 1, maxLength: 3 }),
      fc.oneof(fc.integer({ min: 7, max: 300 }), fc.constantFrom(16 * 1024, 1024 * 1024)),
      fc.nat(600),
      async (members, size, padding) => {
        const packed = members.map(([content, degree]) => gzipSync(content, { level: degree }))
        const { content, ending } = await unpack(Buffer.concat([...packed, Buffer.alloc(padding)]), size)
        expect(ending).toBe('whole')
        expect(content.equals(Buffer.concat(members.map(([part]) => part)))).toBe(true)
      },
    ),
    { numRuns: 40 },
  )
})

test('pieces of one byte', async () => {
  const { content, ending } = await unpack(Buffer.concat([gzipSync(log), gzipSync(log)]), 1)
  expect(ending).toBe('whole')
  expect(content.toString()).toBe(`${log}${log}`)
})

test('a header with all that it may have', async () => {
  const [head, body] = [gzipSync(log).subarray(0, 10), gzipSync(log).subarray(10)]
  head[3] = 0b11110
  const extra = Buffer.from([3, 0, 1, 2, 3])
  const packed = Buffer.concat([head, extra, Buffer.from('app.log\0comment\0'), Buffer.from([7, 7]), body])
  for (const size of [1, 1000]) {
    expect(await unpack(packed, size)).toEqual({ content: log, ending: 'whole' })
  }
  for (let end = 1; end < packed.length - body.length; end++) {
    expect(await unpack(packed.subarray(0, end))).toEqual({ content: Buffer.alloc(0), ending: 'cut' })
  }
})

test('cut anywhere, what is there is given out', async () => {
  const packed = gzipSync(log)
  for (let end = 1; end < packed.length; end++) {
    const { content, ending } = await unpack(packed.subarray(0, end))
    expect(ending).toBe('cut')
    expect(log.subarray(0, content.length).equals(content)).toBe(true)
    if (end >= packed.length - 8) expect(content.equals(log)).toBe(true)
  }
})

describe('damaged', () => {
  const changed = (packed: Buffer, at: number): Buffer => {
    const copy = Buffer.from(packed)
    copy[copy.length + at] = (copy.at(at) as number) ^ 0xff
    return copy
  }

  test.each([
    ['a wrong checksum', changed(gzipSync(log), -6)],
    ['a wrong length', changed(gzipSync(log), -2)],
    ['something else behind the end', Buffer.concat([gzipSync(log), Buffer.from('junk\n')])],
    [
      'another method of packing in the second member',
      Buffer.concat([gzipSync(log), Buffer.from('1f8b09', 'hex')]),
    ],
  ])('%s: everything before is given out', async (_, packed) => {
    expect(await unpack(packed)).toEqual({ content: log, ending: 'damaged' })
    expect(await unpack(packed, 1)).toEqual({ content: log, ending: 'damaged' })
  })

  test('in the middle: what stands before is given out', async () => {
    const packed = gzipSync(large)
    packed.fill(0xff, Math.floor(packed.length / 2))
    const { content, ending } = await unpack(packed)
    expect(ending).toBe('damaged')
    const third = large.length / 3
    expect(content.subarray(0, third).equals(large.subarray(0, third))).toBe(true)
  })

  test('nothing at all is no member', async () => {
    expect(await unpack(Buffer.alloc(0))).toEqual({ content: Buffer.alloc(0), ending: 'cut' })
    expect(await unpack(Buffer.from('plain'))).toEqual({ content: Buffer.alloc(0), ending: 'damaged' })
  })
})

test('an error of reading is passed on', async () => {
  async function* failing(): AsyncGenerator<Buffer> {
    yield gzipSync(log).subarray(0, 20)
    throw new Error('the disk')
  }
  const read = async (): Promise<void> => {
    for await (const _ of gunzip(failing()));
  }
  await expect(read()).rejects.toThrow('the disk')
})
