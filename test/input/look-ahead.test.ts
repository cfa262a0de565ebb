/** Looking at what comes next never loses it, and never waits for ever. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LookAhead, lookAhead } from '../../src/input/look-ahead.ts'
import { chunkSizes } from '../annotate/arbitrary-log.ts'
import { cut, never, streamOf } from '../annotate/harness.ts'

const soon = 1
const chunk = (text: string): Buffer => Buffer.from(text)

async function rest(input: LookAhead): Promise<string> {
  let all = ''
  for (let next = await input.next(); next !== undefined; next = await input.next()) all += next.toString()
  return all
}

/** Gives out chunks, then nothing, without an end. */
async function* silentAfter(...chunks: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of chunks) yield chunk(text)
  await new Promise(() => {})
}

async function* failingAfter(...chunks: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of chunks) yield chunk(text)
  throw new Error('the disk is gone')
}

test('what was looked at comes, in its order, however often and far one looks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array(),
      chunkSizes,
      fc.array(fc.option(fc.nat(100))),
      async (array, sizes, looks) => {
        const bytes = Buffer.from(array)
        const input = lookAhead(streamOf(cut(bytes, sizes)), never)
        const taken: Buffer[] = []
        for (const look of looks) {
          if (look === null) {
            const next = await input.next()
            if (next !== undefined) taken.push(next)
          } else {
            const from = Buffer.concat(taken).length
            expect(await input.peek(look, 1000)).toEqual(bytes.subarray(from, from + look))
          }
        }
        for (let next = await input.next(); next !== undefined; next = await input.next()) taken.push(next)
        expect(Buffer.concat(taken)).toEqual(bytes)
      },
    ),
  )
})

test('a look at a silent stream gives what there is', async () => {
  const input = lookAhead(silentAfter('ab', 'c'), never)
  expect((await input.peek(2, soon)).toString()).toBe('ab')
  expect((await input.peek(10, soon)).toString()).toBe('abc')
  expect((await input.next())?.toString()).toBe('ab')
})

test('a read that fails is an error of next, not of a look', async () => {
  const input = lookAhead(failingAfter('ab'), never)
  expect((await input.peek(10, soon)).toString()).toBe('ab')
  expect((await input.next())?.toString()).toBe('ab')
  await expect(input.next()).rejects.toThrow('the disk is gone')
})

describe('the signal', () => {
  test('ends the wait for more', async () => {
    const stop = new AbortController()
    const input = lookAhead(silentAfter('ab'), stop.signal)
    await input.next()
    const next = input.next()
    stop.abort()
    expect(await next).toBeUndefined()
    expect(await input.next()).toBeUndefined()
  })

  test('keeps nothing back that was looked at', async () => {
    const stop = new AbortController()
    const input = lookAhead(streamOf([chunk('ab'), chunk('cd'), chunk('ef')]), stop.signal)
    await input.peek(3, soon)
    stop.abort()
    expect(await rest(input)).toBe('abcd')
  })

  test('that came before lets nothing through', async () => {
    expect(await rest(lookAhead(streamOf([chunk('ab')]), AbortSignal.abort()))).toBe('')
  })
})
