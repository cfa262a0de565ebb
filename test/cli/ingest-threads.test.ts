/** Several large files are read at once, on threads; that changes nothing but the time. */
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'

const codes = [2020, 2333, 10001, 1639]
/** Two and a half megabytes, and a line in fifty with a code; by `seed` every line is another one. */
function logOf(seed: number): Buffer {
  const start = Date.UTC(2026, 10, 1 + seed)
  return Buffer.from(
    Array.from({ length: 20_000 }, (_, index) => {
      const time = new Date(start + index * 997).toISOString()
      const quiet = `${time} INFO request ${seed}-${index} of user 2004-${index} took 2020ms, ${'x'.repeat(60)}\n`
      if (index % 50 !== 7) return quiet
      const code = codes[(index + seed) % codes.length]
      return index % 100 === 7
        ? `${time} ERROR authing login failed {"statusCode":403,"apiCode":${code}}\n`
        : `${time} ERROR login failed {\n  "code": ${code},\n  "requestId": "x"\n}\n`
    }).join(''),
  )
}

const names = ['a.log', 'b.log', 'c.log.gz', 'd.log', 'e.log', 'f.log.gz']
let folder = ''
beforeEach(() => {
  folder = scratchFolder()
  for (const [seed, name] of names.entries()) {
    const log = logOf(seed)
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(log, { level: 1 }) : log)
  }
})

async function ingest(database: string, files: readonly string[]) {
  const { stdout, stderr, exit } = await runProgram(
    ['ingest', '--db', database, '--json', '--tz', 'UTC', '--lang', 'en', ...files],
    { folder },
  )
  return { summary: JSON.parse(stdout.toString()) as Record<string, number>, stderr, exit }
}

const counted = (database: string): unknown[][] => [
  ...query(join(folder, database), 'SELECT * FROM code_counts ORDER BY minute, code, source, evidence'),
  ...query(join(folder, database), 'SELECT kind, source, detail, n FROM ingest_issues ORDER BY 1, 2, 3'),
]

async function oneByOne(files: readonly string[]): Promise<unknown[][]> {
  for (const file of files) await ingest('straight.db', [file])
  return counted('straight.db')
}

test('together they give what they give one by one, in any order', async () => {
  const straight = await oneByOne(names)
  expect(straight.length).toBeGreaterThan(1000)
  const { summary, exit } = await ingest('together.db', names)
  expect(exit).toBe(0)
  expect(summary).toMatchObject({ files: 6, failed: 0, lines: 6 * 20_600, codes: 6 * 400 })
  expect(counted('together.db')).toEqual(straight)
  await ingest('reversed.db', names.toReversed())
  expect(counted('reversed.db')).toEqual(straight)
  expect((await ingest('together.db', names)).summary).toMatchObject({ lines: 0, codes: 0 })
})

test('copies among them count once', async () => {
  await oneByOne(['a.log', 'b.log', 'd.log', 'e.log'])
  const copies = ['a.log', 'b.log', 'd.log', 'e.log'].map((name) => {
    copyFileSync(join(folder, name), join(folder, `${name}.copy`))
    return `${name}.copy`
  })
  await ingest(
    'together.db',
    ['a.log', 'b.log', 'd.log', 'e.log'].flatMap((name, at) => [name, copies[at] as string]),
  )
  const sums = 'SELECT code, sum(n) FROM code_counts GROUP BY code ORDER BY code'
  expect(query(join(folder, 'together.db'), sums)).toEqual(query(join(folder, 'straight.db'), sums))
})

test('one that is damaged is said, and the others are counted', async () => {
  const whole = gzipSync(logOf(9), { level: 1 })
  writeFileSync(join(folder, 'c.log.gz'), whole.subarray(0, whole.length - 5000))
  const { summary, stderr, exit } = await ingest('together.db', names)
  expect(exit).toBe(1)
  expect(stderr).toContain('c.log.gz is not complete')
  expect(summary).toMatchObject({ files: 6, incomplete: 1 })
})
