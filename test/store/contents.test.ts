import { describe, expect, it } from 'vitest'
import { blockSize } from '../../src/input/fingerprint.ts'
import { batchOf, fingerprintOf, firstAdvance, openScratch, rows, scratchFile } from './sample.ts'

const nothing = batchOf()
const seen = (inode: bigint, path = '/var/log/app.log') => ({ device: 8n, inode, path })

describe('generation', () => {
  it('rises with every new source and not with an advance', () => {
    const store = openScratch(scratchFile())
    const empty = store.generation()
    store.advance(nothing, firstAdvance(store, 'a'))
    const one = store.generation()
    store.advance(nothing, { ...firstAdvance(store, 'ab'), source: 1, from: fingerprintOf('a') })
    expect(one).toBeGreaterThan(empty)
    expect(store.generation()).toBe(one)
  })
})

describe('alike', () => {
  it('gives contents with the first line, and those of which it is not known', () => {
    const store = openScratch(scratchFile())
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => Buffer.alloc(8, letter)) as [Buffer, Buffer, Buffer]
    for (const [name, firstLine] of [
      ['one', a],
      ['two', b],
      ['three', a],
    ] as const) {
      store.advance(nothing, firstAdvance(store, name, { name, firstLine }))
    }
    const names = (firstLine: Buffer): string[] => store.alike(firstLine).map(({ name }) => name)
    expect(names(a)).toEqual(['one', 'three'])
    expect(names(b)).toEqual(['two'])
    expect(names(c)).toEqual([])
    store.connection.exec('UPDATE positions SET first_line = NULL WHERE source_id = 2')
    expect(names(c)).toEqual(['two'])
  })

  it('looks at no other contents', () => {
    const store = openScratch(scratchFile())
    const plan = rows(
      store,
      "EXPLAIN QUERY PLAN SELECT 1 FROM positions WHERE first_line = x'00' OR first_line IS NULL",
    )
    expect(`${plan}`).not.toContain('SCAN')
  })

  it('gives back what was handed over, to the byte', () => {
    const store = openScratch(scratchFile())
    const content = Buffer.alloc(3 * blockSize, 'x')
    const given = firstAdvance(store, content, { state: '{"last":"二"}', seen: seen(7n) })
    store.advance(nothing, given)
    const { name, to: position, state, seen: place } = given
    expect(store.seenAt(8n, 7n)).toEqual({ source: 1, name, position, state, seen: place })
    expect(store.alike(given.firstLine)).toEqual([{ source: 1, name, position, state, seen: place }])
  })
})

describe('seenAt', () => {
  it('follows a content to where it was last seen, and knows the newest of two', () => {
    const store = openScratch(scratchFile())
    const first = firstAdvance(store, 'old', { seen: seen(1n) })
    store.advance(nothing, first)
    store.advance(nothing, { ...first, source: 1, from: first.to, seen: seen(2n, '/var/log/app.log.1') })
    expect(store.seenAt(8n, 1n)).toBeUndefined()
    expect(store.seenAt(8n, 2n)).toMatchObject({ source: 1, seen: { path: '/var/log/app.log.1' } })
    store.advance(nothing, firstAdvance(store, 'new', { seen: seen(2n) }))
    expect(store.seenAt(8n, 2n)).toMatchObject({ source: 2 })
    expect(store.seenAt(9n, 2n)).toBeUndefined()
  })

  it.each([0n, 1n, 2n ** 53n + 1n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n])(
    'finds device and inode %d',
    (number) => {
      const store = openScratch(scratchFile())
      const place = { device: number, inode: number, path: 'a' }
      store.advance(
        nothing,
        firstAdvance(store, 'a', { seen: place, file: { size: 1n, mtimeNs: 2n }, finished: true }),
      )
      expect(store.seenAt(number, number)?.seen).toEqual(place)
      expect(store.isRead(number, number, 1n, 2n)).toBe(true)
    },
  )
})

describe('filesOf', () => {
  it('gives the files under the name, each with its time to the nanosecond', () => {
    const store = openScratch(scratchFile())
    expect(store.filesOf('app.log')).toEqual([])
    const files = [
      ['app.log', 2n ** 60n + 1n],
      ['app.log', 5n],
      ['other.log', 2n ** 61n],
    ] as const
    for (const [index, [name, mtimeNs]] of files.entries()) {
      store.advance(nothing, firstAdvance(store, `${index}`, { name, file: { size: 1n, mtimeNs } }))
    }
    const path = '/var/log/app.log'
    expect(store.filesOf('app.log')).toEqual([
      { path, mtimeNs: 2n ** 60n + 1n },
      { path, mtimeNs: 5n },
    ])
  })
})

describe('isRead', () => {
  it('holds while size and time stay as they were', () => {
    const store = openScratch(scratchFile())
    const mtimeNs = 1_795_336_620_123_456_789n
    const step = firstAdvance(store, 'a', { seen: seen(1n), file: { size: 900n, mtimeNs }, finished: true })
    store.advance(nothing, step)
    expect(store.isRead(8n, 1n, 900n, mtimeNs)).toBe(true)
    expect(store.isRead(8n, 1n, 901n, mtimeNs)).toBe(false)
    expect(store.isRead(8n, 1n, 900n, mtimeNs + 1n)).toBe(false)
    expect(store.isRead(8n, 2n, 900n, mtimeNs)).toBe(false)
    const again = { ...step, source: 1, from: step.to, file: { size: 901n, mtimeNs } }
    store.advance(nothing, again)
    expect(store.isRead(8n, 1n, 900n, mtimeNs)).toBe(false)
    expect(store.isRead(8n, 1n, 901n, mtimeNs)).toBe(true)
  })

  it('is not known of a file that was left before its end', () => {
    const store = openScratch(scratchFile())
    store.advance(nothing, firstAdvance(store, 'a'))
    expect(store.isRead(8n, 4711n, 1n, 1n)).toBe(false)
  })
})
