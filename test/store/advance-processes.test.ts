/** Several programs that read the same contents at once, each as a process of its own, and one that is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { compileProgram } from './compile-program.ts'
import { openScratch, rows, scratchFile } from './sample.ts'

let compiled: string

beforeAll(() => {
  compiled = compileProgram('advance-processes')
}, 120_000)

const processes = 4
const contents = 8
const lines = 30

/**
 * Reads every content to its end, a line a step. A content's position tells how many of its lines are counted: its
 * length is that of so many lines of 16 bytes. Every line is one hit, in a minute of its own.
 */
const program = `
  import { once } from 'node:events'
  const [folder, file, contents, lines] = process.argv.slice(1)
  const { openStore } = await import(folder + '/store/store.js')
  const { createFingerprinter } = await import(folder + '/input/fingerprint.js')
  const lineOf = (content, index) => (content + ' ' + index).padEnd(15) + '\\n'
  const positionOf = (content, count) => {
    const fingerprinter = createFingerprinter()
    for (let index = 0; index < count; index++) fingerprinter.add(Buffer.from(lineOf(content, index)))
    return fingerprinter.take()
  }
  console.log('ready')
  await once(process.stdin, 'data')
  const store = openStore(file, { catalogue: { version: 'one', records: [] }, language: 'zh' })
  for (let content = 0; content < Number(contents); content++) {
    for (;;) {
      const generation = store.generation()
      const firstLine = Buffer.from('content' + content)
      const known = store.alike(firstLine).find(({ position }) =>
        position.digest.equals(positionOf(content, position.length / 16).digest))
      const done = (known?.position.length ?? 0) / 16
      if (done >= Number(lines)) break
      const minute = 1_795_336_620 + done * 60
      const row = { code: 2020, minute, source: 's', evidence: 'certain', n: 1, first: minute, last: minute }
      store.advance({ counts: [row], issues: [] }, {
        source: known?.source, name: 'content ' + content, generation, firstLine, state: '{}',
        file: { size: 1n, mtimeNs: 1n }, finished: false,
        from: positionOf(content, done), to: positionOf(content, done + 1),
        seen: { device: 1n, inode: BigInt(content), path: 'p' },
      })
    }
  }
  store.close()
  process.exit()
`

async function start(file: string, count: number, length: number): Promise<ChildProcess> {
  const folder = pathToFileURL(join(compiled)).href
  const args = ['--input-type=module', '--eval', program, folder, file, `${count}`, `${length}`]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(createInterface({ input: child.stdout }), 'line')
  return child
}

it('counts every line of every content once when several processes read them at the same moment', async () => {
  const file = scratchFile()
  const children = await Promise.all(Array.from({ length: processes }, () => start(file, contents, lines)))
  const exits = children.map((child) => once(child, 'exit'))
  for (const child of children) child.stdin?.write('go\n')
  expect((await Promise.all(exits)).map(([code]) => code)).toEqual(children.map(() => 0))
  const store = openScratch(file)
  expect(rows(store, 'SELECT count(*) FROM sources')).toEqual([[contents]])
  expect(rows(store, 'SELECT count(*), min(n), max(n) FROM minute_counts')).toEqual([
    [contents * lines, 1, 1],
  ])
  expect(rows(store, 'SELECT DISTINCT length FROM positions')).toEqual([[lines * 16]])
  for (const table of ['hour_counts', 'day_counts', 'source_day_counts', 'code_totals']) {
    expect(rows(store, `SELECT sum(n) FROM ${table}`)).toEqual([[contents * lines]])
  }
}, 60_000)

it('leaves the position that the counts account for when a process is killed', async () => {
  const file = scratchFile()
  const child = await start(file, 1, 100_000)
  child.stdin?.write('go\n')
  while ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) < 500_000) await setTimeout(1)
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  const store = openScratch(file)
  const [[counted]] = rows(store, 'SELECT length / 16 FROM positions') as [[number]]
  expect(counted).toBeGreaterThan(0)
  expect(rows(store, 'SELECT count(*), min(n), max(n) FROM minute_counts')).toEqual([[counted, 1, 1]])
  expect(rows(store, 'SELECT sum(n) FROM code_totals')).toEqual([[counted]])
})
