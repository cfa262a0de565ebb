/** The program's main job as a Transform: the same bytes, back-pressure, the signal, what a stream's user expects. */
import { readFileSync } from 'node:fs'
import { PassThrough, Readable, Transform, Writable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnnotateStreamOptions, annotateStream } from '../../src/library/annotate-stream.ts'
import { annotated, cut } from '../annotate/harness.ts'

const log = readFileSync(new URL('../../fixtures/logs/android-threadtime.log', import.meta.url))

const through = (chunks: readonly Buffer[], options: AnnotateStreamOptions = {}): Promise<Buffer> =>
  buffer(Readable.from(chunks, { objectMode: false }).pipe(annotateStream({ lang: 'en', ...options })))

test.each(['below', 'splice', 'ndjson'] as const)('%s gives what the program prints', async (format) => {
  const whole = await annotated([log], { format })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }), async (sizes) => {
      expect((await through(cut(log, sizes), { format })).equals(whole)).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('only lines with a code', async () => {
  const bytes = await through([log], { only: true, format: 'below' })
  expect(bytes.equals(await annotated([log], { format: 'below', only: true }))).toBe(true)
})

test('it is a Transform, which takes text as well', async () => {
  const stream = annotateStream({ format: 'below', lang: 'en' })
  expect(stream).toBeInstanceOf(Transform)
  stream.end('登录失败 code=2333')
  expect(await text(stream)).toMatch(/^登录失败 code=2333\n↳ authing 2333 /)
})

test('a line is out before the next one comes', async () => {
  const stream = annotateStream({ format: 'below' })
  const arrived = new Promise<string>((resolve) => {
    let read = ''
    stream.on('data', (bytes: Buffer) => {
      read += bytes.toString()
      if (read.includes('↳ authing 2333')) resolve(read)
    })
  })
  stream.write('code=2333\n')
  expect(await arrived).toMatch(/^code=2333\n/)
  stream.destroy()
})

test('a reader that is slow holds the writer back', async () => {
  const stream = annotateStream({ format: 'below' })
  const block = Buffer.from('a quiet line of a log\n'.repeat(3000))
  let taken = 0
  const offer = (): Promise<void> =>
    new Promise((resolve) => {
      stream.write(block, () => {
        taken++
        resolve()
      })
    })
  // Nobody reads: what comes behind the first blocks has to wait.
  const offers = Array.from({ length: 20 }, offer)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(taken).toBeLessThan(5)
  stream.end()
  expect((await buffer(stream)).length).toBe(20 * block.length)
  await Promise.all(offers)
})

test('the signal ends it with an AbortError', async () => {
  const abort = new AbortController()
  const input = new PassThrough()
  const done = pipeline(
    input,
    annotateStream({ signal: abort.signal }),
    new Writable({ write: (_chunk, _encoding, next) => next() }),
  )
  input.write('code=2333\n')
  abort.abort()
  await expect(done).rejects.toMatchObject({ name: 'AbortError' })
})

test('an input that fails is passed on as failed', async () => {
  const input = new Readable({ read: () => {} })
  input.push('code=2333\n')
  const done = pipeline(input, annotateStream(), new Writable({ write: (_chunk, _encoding, next) => next() }))
  input.destroy(new Error('the disk is gone'))
  await expect(done).rejects.toThrow('the disk is gone')
})

test('nothing in, nothing out', async () => {
  expect(await through([])).toHaveLength(0)
})
