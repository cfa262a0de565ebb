import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockSize,
  createFingerprinter,
  emptyFingerprint,
  endsWith,
  type Fingerprint,
  openLength,
  sharedBlocks,
} from '../../src/input/fingerprint.ts'

/** Three blocks and a bit; no two places look alike. */
const content = Buffer.alloc(3 * blockSize + 1234)
for (let at = 0; at + 4 <= content.length; at += 4)
  content.writeUInt32BE(Math.imul(at + 1, 0x9e3779b1) >>> 0, at)

function fingerprintOf(bytes: Buffer): Fingerprint {
  const fingerprinter = createFingerprinter()
  fingerprinter.add(bytes)
  return fingerprinter.take()
}

/** Any length, and those where a block ends or begins, which chance would not find. */
const length = fc.oneof(
  fc.nat(content.length),
  fc
    .tuple(fc.nat(3), fc.integer({ min: -1, max: 1 }))
    .map(([block, offset]) => Math.max(0, block * blockSize + offset)),
)
const openBlock = (to: number, start: Fingerprint): Buffer => content.subarray(to - openLength(start), to)

describe('a fingerprint', () => {
  it('is the same however the bytes are cut into chunks', () => {
    fc.assert(
      fc.property(length, fc.array(length), (end, cuts) => {
        const fingerprinter = createFingerprinter()
        let from = 0
        for (const to of [...cuts.filter((cut) => cut < end).sort((a, b) => a - b), end]) {
          fingerprinter.add(content.subarray(from, to))
          from = to
        }
        expect(fingerprinter.take()).toEqual(fingerprintOf(content.subarray(0, end)))
      }),
    )
  })

  it('that goes on where another stopped equals one run', () => {
    fc.assert(
      fc.property(length, length, (a, b) => {
        const [middle, end] = [Math.min(a, b), Math.max(a, b)]
        const start = fingerprintOf(content.subarray(0, middle))
        const fingerprinter = createFingerprinter(start, openBlock(middle, start))
        expect(fingerprinter.take()).toEqual(start)
        fingerprinter.add(content.subarray(middle, end))
        expect(fingerprinter.take()).toEqual(fingerprintOf(content.subarray(0, end)))
      }),
    )
  })

  it('of nothing is the empty one', () => {
    expect(fingerprintOf(Buffer.alloc(0))).toEqual(emptyFingerprint)
  })

  it('changes with every byte', () => {
    fc.assert(
      fc.property(length, fc.nat(), (end, place) => {
        fc.pre(end > 0)
        const changed = Buffer.from(content.subarray(0, end))
        const at = place % end
        changed[at] = (changed[at] as number) ^ 1
        expect(fingerprintOf(changed).digest).not.toEqual(fingerprintOf(content.subarray(0, end)).digest)
      }),
      { numRuns: 30 },
    )
  })
})

describe('openLength', () => {
  it.each([
    [0, 0],
    [1, 1],
    [blockSize - 1, blockSize - 1],
    [blockSize, blockSize],
    [blockSize + 1, 1],
    [2 * blockSize, blockSize],
  ])('of %d bytes is %d: the last block stays open even when it is full', (end, open) => {
    expect(openLength(fingerprintOf(content.subarray(0, end)))).toBe(open)
  })
})

describe('endsWith', () => {
  it('tells the open block from any other', () => {
    fc.assert(
      fc.property(length, fc.nat(), (end, place) => {
        fc.pre(end > 0)
        const fingerprint = fingerprintOf(content.subarray(0, end))
        const open = Buffer.from(openBlock(end, fingerprint))
        expect(endsWith(fingerprint, open)).toBe(true)
        const at = place % open.length
        open[at] = (open[at] as number) ^ 1
        expect(endsWith(fingerprint, open)).toBe(false)
        expect(endsWith(fingerprint, open.subarray(1))).toBe(false)
      }),
    )
  })
})

describe('sharedBlocks', () => {
  it('counts the closed blocks of a beginning', () => {
    fc.assert(
      fc.property(length, length, (a, b) => {
        const [shorter, longer] = [Math.min(a, b), Math.max(a, b)].map((end) =>
          fingerprintOf(content.subarray(0, end)),
        ) as [Fingerprint, Fingerprint]
        expect(sharedBlocks(shorter, longer)).toBe(Math.max(0, Math.ceil(shorter.length / blockSize) - 1))
      }),
    )
  })

  it.each([
    ['in a closed block', blockSize - 1, undefined],
    ['in the open block of the shorter, which it cannot tell', blockSize, 1],
  ])('of contents that differ %s', (_, place, expected) => {
    const other = Buffer.from(content)
    other[place] = (other[place] as number) ^ 1
    const shorter = fingerprintOf(content.subarray(0, blockSize + 100))
    expect(sharedBlocks(shorter, fingerprintOf(other))).toBe(expected)
  })

  it('of a longer content in a shorter one is undefined', () => {
    const [short, long] = [fingerprintOf(content.subarray(0, 10)), fingerprintOf(content)]
    expect(sharedBlocks(long, short)).toBeUndefined()
  })
})
