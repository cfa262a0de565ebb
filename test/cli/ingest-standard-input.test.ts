/** `ingest … -`: a file as standard input is a file like any other, a pipe is counted as it comes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { program, runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'

const log = '2026-11-22T09:00:01Z code=10001\nplain\n2026-11-22T09:00:02Z code=2333\n'

let folder = ''
let database = ''
beforeEach(() => {
  folder = scratchFolder()
  database = join(folder, 'counts.db')
  writeFileSync(join(folder, 'app.log'), log)
})

const counts = (): unknown[][] =>
  query(database, 'SELECT source, sum(n) FROM code_counts GROUP BY source ORDER BY source')

interface Ended {
  readonly summary: Record<string, number>
  readonly stderr: string
  readonly exit: number | null
}

/** With the file, or the folder, as standard input. */
async function from(path: string, ...args: string[]): Promise<Ended> {
  const descriptor = openSync(join(folder, path), 'r')
  const child = spawn(process.execPath, [program, 'ingest', '--db', database, '--json', ...args], {
    cwd: folder,
    stdio: [descriptor, 'pipe', 'pipe'],
  })
  closeSync(descriptor)
  const [out, err]: Buffer[][] = [[], []]
  child.stdout?.on('data', (chunk: Buffer) => out?.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err?.push(chunk))
  const [exit] = (await once(child, 'close')) as [number]
  const text = (chunks: Buffer[] = []): string => Buffer.concat(chunks).toString()
  return { summary: JSON.parse(text(out)) as Record<string, number>, stderr: text(err), exit }
}

async function piped(input: Uint8Array | string, ...args: string[]): Promise<Ended> {
  const run = await runProgram(['ingest', '--db', database, '--json', ...args], { input, folder })
  return { ...run, summary: JSON.parse(run.stdout.toString()) as Record<string, number> }
}

describe('a file', () => {
  test('is counted once, as standard input and by its name', async () => {
    expect(await from('app.log', '-')).toMatchObject({ summary: { files: 1, codes: 2 }, stderr: '', exit: 0 })
    expect(await from('app.log', '-')).toMatchObject({ summary: { files: 1, codes: 0 }, exit: 0 })
    expect(await from('app.log', '-', 'app.log')).toMatchObject({ summary: { files: 1, codes: 0 }, exit: 0 })
    expect(counts()).toEqual([['stdin', 2]])
  })

  test('goes on where it was left when it has grown', async () => {
    await from('app.log', '-')
    writeFileSync(join(folder, 'app.log'), `${log}2026-11-22T09:00:03Z code=2333\n`)
    expect(await from('app.log', '-')).toMatchObject({ summary: { lines: 1, codes: 1 } })
    expect(counts()).toEqual([['stdin', 3]])
  })

  test('has its own name where it is named, too', async () => {
    await from('app.log', '-', 'app.log')
    expect(counts()).toEqual([['app.log', 2]])
  })

  test('may be compressed', async () => {
    writeFileSync(join(folder, 'app.log.gz'), gzipSync(log))
    await from('app.log.gz', '-')
    expect(await from('app.log', '-')).toMatchObject({ summary: { codes: 0 } })
    expect(counts()).toEqual([['stdin', 2]])
  })

  test('that is called stdin is another', async () => {
    writeFileSync(join(folder, 'stdin'), '2026-11-22T09:00:03Z code=2020\n')
    await from('app.log', '-', 'stdin')
    expect(counts()).toEqual([
      ['./stdin', 1],
      ['stdin', 2],
    ])
  })
})

test('a folder as standard input is refused, and the others are counted', async () => {
  const { summary, stderr, exit } = await from('.', '-', 'app.log')
  expect(stderr).toMatch(/cannot read stdin: it is a folder/)
  expect(summary).toMatchObject({ failed: 1, codes: 2 })
  expect(exit).toBe(1)
})

describe('a pipe', () => {
  test('counts whenever it comes, its last line without a newline, too', async () => {
    const input = log.trimEnd()
    const expected = { files: 1, lines: 3, bytes: input.length, codes: 2, issues: 0 }
    expect(await piped(input, '-')).toMatchObject({ summary: expected, stderr: '', exit: 0 })
    await piped(input, '-')
    expect(counts()).toEqual([['stdin', 4]])
  })

  test('comes after the files', async () => {
    expect(await piped(log, '-', 'app.log')).toMatchObject({ summary: { files: 2, codes: 4 }, exit: 0 })
    expect(counts()).toEqual([
      ['app.log', 2],
      ['stdin', 2],
    ])
  })

  test('without a byte is nothing new', async () => {
    expect(await piped('', '-')).toMatchObject({ summary: { files: 1, lines: 0 }, stderr: '', exit: 0 })
  })

  test('tells unknown codes and lines without a time', async () => {
    const input = 'login code=2333\n{"statusCode":400,"apiCode":2999123,"requestId":"7c"}\n'
    const { summary } = await piped(input, '-')
    expect(summary).toMatchObject({ codes: 2, unknown: 1, undated: 2, issues: 2 })
  })

  test('may be compressed, in several members', async () => {
    const members = Buffer.concat([gzipSync(log), gzipSync(log)])
    expect(await piped(members, '-')).toMatchObject({ summary: { lines: 6, codes: 4 }, stderr: '', exit: 0 })
  })

  test('that stops within compressed data is counted so far, and exits with 1', async () => {
    const packed = gzipSync(log)
    const run = await piped(packed.subarray(0, packed.length - 4), '-')
    expect(run).toMatchObject({ summary: { lines: 3, codes: 2, incomplete: 1, issues: 1 }, exit: 1 })
    expect(run.stderr).toMatch(/stdin is not complete: the compressed data stops midway/)
    expect(query(database, 'SELECT kind, source FROM ingest_issues')).toEqual([['incomplete', 'stdin']])
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('is committed while it flows, and %s ends it', async (signal, code) => {
    const { child, stdin, ended, printed, complaints } = startProgram([
      'ingest',
      '--db',
      database,
      '--json',
      '-',
    ])
    stdin.write(log)
    await expect.poll(counts, { timeout: 60_000 }).toEqual([['stdin', 2]])
    child.kill(signal)
    expect(await ended).toBe(code)
    expect(complaints()).toBe('')
    expect(JSON.parse(printed())).toMatchObject({ files: 1, lines: 3, codes: 2 })
    expect(counts()).toEqual([['stdin', 2]])
  })
})
