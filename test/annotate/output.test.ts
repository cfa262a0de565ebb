/** Where the bytes go: back-pressure, a reader that leaves, a write that fails, a signal. */
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { outputTo } from '../../src/annotate/output.ts'
import { never } from './harness.ts'

type Done = (error?: Error | null) => void

/** A stream whose writes wait until the test answers them. */
function slowStream(): { stream: Writable; written: string[]; answer: Done } {
  const written: string[] = []
  let waiting: Done = () => {}
  const stream = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, done) => {
      written.push(chunk.toString())
      waiting = done
    },
  })
  return { stream, written, answer: (error) => waiting(error) }
}

const bytes = (text: string): Buffer => Buffer.from(text)
const failure = (code: string): Error => Object.assign(new Error(code), { code })

test('small writes go together, in their order', async () => {
  const { stream, written, answer } = slowStream()
  const output = outputTo(stream, never)
  for (const text of ['a', '', 'b', 'c']) output.write(bytes(text))
  expect(written).toEqual([])
  const drained = output.drained()
  expect(written).toEqual(['abc'])
  answer()
  await drained
})

test('what has been given may be written over once it is drained', async () => {
  const texts: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      texts.push(chunk)
      done()
    },
  })
  const output = outputTo(stream, never)
  const memory = bytes('first')
  output.write(memory)
  await output.drained()
  memory.write('other')
  expect(texts.map(String)).toEqual(['first'])
})

test('drained waits for the reader', async () => {
  const { stream, answer } = slowStream()
  const output = outputTo(stream, never)
  output.write(bytes('a'))
  const seen: string[] = []
  const drained = output.drained().then(() => seen.push('drained'))
  await new Promise(setImmediate)
  seen.push('answered')
  answer()
  await drained
  expect(seen).toEqual(['answered', 'drained'])
})

test('finish waits for everything that is written', async () => {
  const { stream, written, answer } = slowStream()
  const output = outputTo(stream, never)
  output.write(bytes('a'))
  const finished = output.finish()
  answer()
  await new Promise(setImmediate)
  answer()
  expect(await finished).toBeUndefined()
  expect(written.join('')).toBe('a')
})

describe('a write that fails', () => {
  test('closes the output, and finish tells', async () => {
    const { stream, answer } = slowStream()
    const output = outputTo(stream, never)
    output.write(bytes('a'))
    const drained = output.drained()
    answer(failure('ENOSPC'))
    await drained
    expect(output.open()).toBe(false)
    expect(output.closed.aborted).toBe(true)
    expect((await output.finish())?.message).toBe('ENOSPC')
  })

  test('tells also where finish is asked before the failure is known', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(failure('ENOSPC')) })
    const output = outputTo(stream, never)
    output.write(bytes('a'))
    expect((await output.finish())?.message).toBe('ENOSPC')
  })

  test('because the reader has left is none', async () => {
    const { stream, answer } = slowStream()
    const output = outputTo(stream, never)
    output.write(bytes('a'))
    const drained = output.drained()
    answer(failure('EPIPE'))
    await drained
    expect(output.open()).toBe(false)
    expect(await output.finish()).toBeUndefined()
  })
})

test('a stream that closes is closed', async () => {
  const { stream } = slowStream()
  const output = outputTo(stream, never)
  output.write(bytes('a'))
  const drained = output.drained()
  stream.destroy()
  await drained
  expect(output.open()).toBe(false)
  expect(await output.finish()).toBeUndefined()
})

describe('after the signal', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('a reader that has stopped is waited for a while, then given up', async () => {
    const stop = new AbortController()
    const { stream } = slowStream()
    const output = outputTo(stream, stop.signal)
    output.write(bytes('a'))
    const drained = output.drained()
    stop.abort()
    expect(output.open()).toBe(true)
    await vi.advanceTimersByTimeAsync(2000)
    await drained
    expect(output.open()).toBe(false)
    expect((await output.finish())?.message).toBe('nobody reads it')
  })

  test('so it is where finish waits for it', async () => {
    const stop = new AbortController()
    const output = outputTo(slowStream().stream, stop.signal)
    output.write(bytes('a'))
    const finished = output.finish()
    stop.abort()
    await vi.advanceTimersByTimeAsync(2000)
    expect((await finished)?.message).toBe('nobody reads it')
  })

  test('a reader that has everything is not called gone, however late the end', async () => {
    const stop = new AbortController()
    const stream = new Writable({ write: (_chunk, _encoding, done) => done() })
    const output = outputTo(stream, stop.signal)
    output.write(bytes('a'))
    await output.drained()
    stop.abort()
    await vi.advanceTimersByTimeAsync(20_000)
    output.write(bytes('b'))
    expect(await output.finish()).toBeUndefined()
  })

  test('one that stops later is given up, too', async () => {
    const output = outputTo(slowStream().stream, AbortSignal.abort())
    await vi.advanceTimersByTimeAsync(20_000)
    output.write(bytes('a'))
    const finished = output.finish()
    await vi.advanceTimersByTimeAsync(2000)
    expect((await finished)?.message).toBe('nobody reads it')
  })

  test('that came before the output did, too', async () => {
    const output = outputTo(slowStream().stream, AbortSignal.abort())
    output.write(bytes('a'))
    const finished = output.finish()
    await vi.advanceTimersByTimeAsync(2000)
    expect((await finished)?.message).toBe('nobody reads it')
  })
})
