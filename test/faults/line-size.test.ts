/** Faults F22–F26: lines of any length, and lines that don't end where a read ends. */
import { describe, expect, test } from 'vitest'
import { annotated } from '../annotate/harness.ts'
import { startProgram } from '../live-program.ts'
import { look } from '../look.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchPath } from '../scratch.ts'
import { measure, repeated } from './peak-memory.ts'

const mebibyte = 1024 * 1024
const filler = (length: number): string => 'x'.repeat(length)

test('F22 a line of a mebibyte is read to its end', async () => {
  const line = `${filler(mebibyte - 20)} code=2333\n`
  expect((await look(`${line}next code=2020\n`)).codes).toEqual([2333, 2020])
})

describe('F23 a line beyond the first mebibyte', () => {
  const long = `code=2333 ${filler(mebibyte)} code=1639\n`

  test('passes to the byte; its beginning is searched, and the rest is noted as unread', async () => {
    const file = scratchPath()
    expect((await look(`${long}next code=2020\n`, ['--db', file])).codes).toEqual([2333, 2020])
    expect(query(file, "SELECT kind, n FROM ingest_issues WHERE kind = 'truncated-scan'")).toEqual([
      ['truncated-scan', 1],
    ])
  })

  test('is wrapped whole in ndjson, its line end left out', async () => {
    const { stdout } = await runProgram(['--format', 'ndjson'], { input: long.replace('\n', '\r\n') })
    expect(JSON.parse(stdout.toString())).toMatchObject({
      line: long.trimEnd(),
      authing_annotations: [{ code: 2333 }],
    })
  })

  test.each([
    { start: 'code=2333 ', shown: true },
    { start: 'nothing ', shown: false },
  ])('is shown by --only for a code in its beginning: $start', async ({ start, shown }) => {
    const line = `${start}${filler(2 * mebibyte)} code=1639\n`
    const { stdout } = await runProgram(['--only', '--format', 'below', '--lang', 'en'], { input: line })
    expect(stdout.toString().startsWith(line)).toBe(shown)
    expect(stdout.length > 0).toBe(shown)
  })

  test('counts for --only as little as any other line where its evidence is too weak', async () => {
    const args = ['--only', '--format', 'below', '--min-evidence', 'certain']
    expect((await runProgram(args, { input: long })).stdout.toString()).toBe('')
  })

  const formats = ['below', 'splice', 'ndjson', 'pretty']
  test.each([...formats, 'strip'])('takes no more memory for being 96 MiB long: %s', async (name) => {
    const args = name === 'strip' ? ['strip'] : ['--format', name]
    const text = [Buffer.from('text '), ...repeated(filler(mebibyte), 96)]
    const { peak, bytesOut, exit } = await measure(args, text)
    expect(exit).toBe(0)
    expect(bytesOut).toBeGreaterThanOrEqual(96 * mebibyte)
    expect(peak).toBeLessThan(300)
  })

  test.each(formats)('nor for looking like JSON: %s', async (format) => {
    const json = [Buffer.from('{"a":"'), ...repeated(filler(mebibyte), 96), Buffer.from('"}\n')]
    const { peak, bytesOut, exit } = await measure(['--format', format], json)
    expect(exit).toBe(0)
    expect(bytesOut).toBeGreaterThanOrEqual(96 * mebibyte)
    expect(peak).toBeLessThan(300)
  })
})

test('F24 tiny lines leave nothing behind', async () => {
  const chunk = 'a\n'.repeat(50_000)
  const few = await measure(['--format', 'below'], repeated(chunk, 2))
  const many = await measure(['--format', 'below'], repeated(chunk, 20))
  expect([few.exit, many.exit]).toEqual([0, 0])
  // 900,000 more lines: a leak of 100 bytes a line would be 86 MiB.
  expect(many.peak - few.peak).toBeLessThan(70)
})

describe('F25 a line that ends where a read ends', () => {
  const code = 'login failed code=2333\n'

  test.each([-1, 0, 1])('is found, %i bytes beside the edge', async (beside) => {
    const before = `${filler(65_536 - code.length + beside - 1)}\n`
    expect((await look(`${before}${code}next code=2020\n`)).codes).toEqual([2333, 2020])
  })

  test.each(['below', 'splice', 'ndjson', 'pretty'] as const)('wherever the edge is: %s', async (format) => {
    const log = Buffer.from(`${code}{"code":2020}\n\n{"code":1639}`)
    const whole = await annotated([log], { format })
    for (let at = 1; at < log.length; at++) {
      const halves = [log.subarray(0, at), log.subarray(at)]
      expect((await annotated(halves, { format })).toString()).toBe(whole.toString())
    }
  })
})

test('F26 a code split over two reads is found once', async () => {
  const { stdin, until, printed, ended } = startProgram(['--format', 'below', '--lang', 'en'])
  stdin.write('login failed code=23')
  await until('code=23')
  stdin.write('33\nnext\n')
  await until('next')
  stdin.end()
  expect(await ended).toBe(0)
  expect(printed().match(/^↳ authing 2333/gm)).toHaveLength(1)
  expect(printed()).toMatch(/^login failed code=2333\n↳ authing 2333 .+\nnext\n$/)
})

test('F26 so is a two-digit half that is a code of its own', async () => {
  const halves = ['login failed code=10001', '0\n'].map((half) => Buffer.from(half))
  expect((await annotated(halves, { format: 'below' })).toString()).not.toContain('↳ authing 10001 ')
})
