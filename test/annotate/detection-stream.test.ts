/** The library's stream of lines. That it finds what the program finds is among the properties. */
import { expect, test } from 'vitest'
import { type DetectedLine, detectionStream } from '../../src/annotate/detection-stream.ts'

async function linesOf(...chunks: (Buffer | string)[]): Promise<DetectedLine[]> {
  const stream = detectionStream()
  for (const chunk of chunks) stream.write(chunk)
  stream.end()
  return (await stream.toArray()) as DetectedLine[]
}

test('gives every line its hits, in order', async () => {
  const lines = await linesOf('one code=23', '33\r\n\ntwo\n', 'code=2020')
  expect(lines.map(({ line, hits }) => [line, hits.map(({ code }) => code)])).toEqual([
    ['one code=2333', [2333]],
    ['', []],
    ['two', []],
    ['code=2020', [2020]],
  ])
})

test('puts characters together that are cut in two', async () => {
  const bytes = Buffer.from('错误码：2333\n')
  const lines = await linesOf(bytes.subarray(0, 4), bytes.subarray(4))
  expect(lines).toMatchObject([{ line: '错误码：2333', hits: [{ code: 2333, start: 4, end: 8 }] }])
})

test('leaves a byte order mark out, so that positions are those of the line', async () => {
  expect(await linesOf('\ufeff{"code":2333}\n')).toMatchObject([
    { line: '{"code":2333}', hits: [{ start: 8, end: 12 }] },
  ])
})

test('a code counts once a record', async () => {
  const lines = await linesOf('2026-11-22 10:00:00 code=2333\n', '  at a.b(C.java:1) code=2333\n')
  expect(lines.map(({ hits }) => hits.length)).toEqual([1, 0])
})
