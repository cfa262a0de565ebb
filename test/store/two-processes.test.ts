/** Several programs on one file: the compiled program runs in processes of its own, as it does at a user's. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { migrations } from '../../src/store/migrations.ts'
import { compileProgram } from './compile-program.ts'
import { openScratch, rows, scratchFile } from './sample.ts'

let compiled: string

beforeAll(() => {
  compiled = compileProgram('two-processes')
}, 120_000)

const processes = 4
const commits = 40
const endless = 1_000_000
const hits = 10

/** Waits for a line on stdin, so that all start together; every commit shares its rows with the other processes. */
const program = `
  import { once } from 'node:events'
  const [store, counter, file, commits] = process.argv.slice(1)
  const { openStore } = await import(store)
  const { createCounter } = await import(counter)
  console.log('ready')
  await once(process.stdin, 'data')
  const opened = openStore(file, { catalogue: { version: 'one', records: [] }, language: 'zh' })
  const counts = createCounter({ isKnown: () => true })
  for (let commit = 0; commit < Number(commits); commit++) {
    for (let hit = 0; hit < ${hits}; hit++) {
      const at = 1_795_336_620_000 + commit * 60_000
      counts.add({ code: 2020 + (hit % 3), evidence: 'certain', source: 'source ' + (hit % 5), at })
    }
    opened.commit(counts.take())
  }
  opened.close()
  process.exit()
`

async function start(file: string, times: number): Promise<ChildProcess> {
  const [store, counter] = ['store/store.js', 'count/counter.js'].map(
    (name) => pathToFileURL(join(compiled, name)).href,
  )
  const args = ['--input-type=module', '--eval', program, String(store), String(counter), file, String(times)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(createInterface({ input: child.stdout }), 'line')
  return child
}

it('counts exactly when several processes create the file and add to it at the same moment', async () => {
  for (let round = 0; round < 3; round++) {
    const file = scratchFile()
    const children = await Promise.all(Array.from({ length: processes }, () => start(file, commits)))
    const exits = children.map((child) => once(child, 'exit'))
    for (const child of children) child.stdin?.write('go\n')
    expect((await Promise.all(exits)).map(([code]) => code)).toEqual(children.map(() => 0))

    const store = openScratch(file)
    const total = processes * commits * hits
    for (const table of ['minute_counts', 'hour_counts', 'day_counts', 'code_totals']) {
      expect(rows(store, `SELECT sum(n) FROM ${table}`)).toEqual([[total]])
    }
    expect(rows(store, 'SELECT count(*), min(n), max(n) FROM code_counts WHERE code = 2020')).toEqual([
      [commits * 4, processes, processes],
    ])
    expect(rows(store, 'SELECT version FROM migrations')).toEqual(migrations.map(({ version }) => [version]))
    expect(rows(store, 'SELECT count(*) FROM sources')).toEqual([[5]])
    expect(rows(store, 'PRAGMA integrity_check')).toEqual([['ok']])
  }
}, 60_000)

it('keeps every whole commit of a process that is killed, and goes on with the file', async () => {
  const file = scratchFile()
  const child = await start(file, endless)
  child.stdin?.write('go\n')
  // Far into its commits, most of which are only in the log.
  while ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) < 500_000) await setTimeout(1)
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  const store = openScratch(file)
  const [[minutes], [days], [total]] = ['minute_counts', 'day_counts', 'code_totals'].map(
    (table) => rows(store, `SELECT coalesce(sum(n), 0) FROM ${table}`)[0],
  ) as [[number], [number], [number]]
  expect(minutes).toBeGreaterThan(0)
  expect(minutes % hits).toBe(0)
  expect([days, total]).toEqual([minutes, minutes])
})
