/** When progress is shown, and that nothing of it remains. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isWatched, withProgress } from '../../src/cli/progress.ts'
import type { World } from '../../src/cli/world.ts'
import type { Progress } from '../../src/ingest/progress.ts'
import { UserError } from '../../src/user-error.ts'
import { runProgram } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'
import { noTerminal, onTerminal } from './terminal.ts'

describe('is shown to whom it may concern', () => {
  const rows: readonly (readonly [isTTY: boolean, environment: NodeJS.ProcessEnv, watched: boolean])[] = [
    [true, {}, true],
    [false, {}, false],
    [true, { TERM: 'xterm-256color' }, true],
    [true, { TERM: 'dumb' }, false],
    [true, { CI: 'true' }, false],
    [true, { CI: '1' }, false],
    [true, { CI: '' }, true],
    [true, { CI: 'false' }, true],
    [true, { NO_COLOR: '1' }, true],
  ]
  test.each(rows)('a terminal: %j, %j: %j', (isTTY, environment, watched) => {
    expect(isWatched({ stderr: { isTTY } as World['stderr'], environment })).toBe(watched)
  })
})

describe('on a terminal', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** What is written, with the sequences that draw and wipe the line made readable. */
  function pretend(isTTY = true) {
    const written: string[] = []
    const stop = new AbortController()
    const readable = (text: string): string =>
      text
        .replace(/^\r\x1b\[\?7l(.*)\x1b\[\?7h\x1b\[J\r$/, 'draw $1')
        .replace(/^\r\x1b\[K\x1b\[J$/, 'wipe')
        .trimEnd()
    const stderr = { isTTY, columns: 100, write: (text: string) => written.push(readable(text)) }
    const world = {
      stderr: stderr as unknown as World['stderr'],
      environment: {},
      signal: stop.signal,
      now: Date.now,
    }
    return { world, stderr, written, stop }
  }

  const at = (done: number): Progress => ({ path: 'a.log', done, total: 9, read: done, codes: 0 })
  const line = ({ done }: Progress, seconds: number, columns: number): string =>
    `${done} ${seconds} ${columns}`
  const problem = new UserError('cannot read x', 'look at it', 1)
  const told = 'authing-annotate: cannot read x\n  look at it'

  test('is drawn at once, then ten times a second, and wiped at the end', async () => {
    const { world, stderr, written } = pretend()
    const result = await withProgress(world, line, async ({ progress }) => {
      progress(at(0))
      progress(at(1))
      progress(at(2))
      expect(written).toEqual(['draw 0 0 100'])
      vi.advanceTimersByTime(200)
      stderr.columns = 50
      progress(at(3))
      vi.advanceTimersByTime(100)
      return 'done'
    })
    expect(result).toBe('done')
    expect(written).toEqual(['draw 0 0 100', 'draw 2 0.1 100', 'draw 2 0.2 100', 'draw 3 0.3 50', 'wipe'])
    vi.advanceTimersByTime(1000)
    expect(written).toHaveLength(5)
  })

  test('makes room for messages', async () => {
    const { world, written } = pretend()
    await withProgress(world, line, async ({ progress, report }) => {
      progress(at(0))
      report(problem)
      vi.advanceTimersByTime(100)
    })
    expect(written).toEqual(['draw 0 0 100', 'wipe', told, 'draw 0 0.1 100', 'wipe'])
  })

  test('is wiped where the run fails', async () => {
    const { world, written } = pretend()
    const run = withProgress(world, line, async ({ progress }) => {
      progress(at(0))
      throw problem
    })
    await expect(run).rejects.toBe(problem)
    expect(written).toEqual(['draw 0 0 100', 'wipe'])
  })

  test('is wiped at the first signal and does not come back', async () => {
    const { world, written, stop } = pretend()
    await withProgress(world, line, async ({ progress }) => {
      progress(at(0))
      stop.abort()
      expect(written).toEqual(['draw 0 0 100', 'wipe'])
      progress(at(1))
      vi.advanceTimersByTime(1000)
    })
    expect(written).toEqual(['draw 0 0 100', 'wipe', 'wipe'])
  })

  test.each([0, Number.NaN])('that says it has %j columns, 80 are taken for granted', async (columns) => {
    const { world, stderr, written } = pretend()
    stderr.columns = columns
    await withProgress(world, line, async ({ progress }) => progress(at(0)))
    expect(written[0]).toBe('draw 0 0 80')
  })

  test('that is none, messages alone are written', async () => {
    const { world, written } = pretend(false)
    await withProgress(world, line, async ({ progress, report }) => {
      progress(at(0))
      report(problem)
      vi.advanceTimersByTime(1000)
    })
    expect(written).toEqual([told])
  })
})

describe('ingest', () => {
  const log = '2026-11-22T09:00:01Z code=10001\n'
  const english = ['ingest', '--lang', 'en', '--db']

  test('shows nothing of it in a pipe', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'app.log'), log)
    const run = await runProgram([...english, 'counts.db', 'app.log'], { folder })
    expect(run.stderr).toBe('')
    expect(run.stdout.toString()).not.toMatch(/[\r\x1b]/)
  })

  describe.skipIf(noTerminal)('on a real terminal', () => {
    function shown(environment: Readonly<Record<string, string>>, ...args: string[]) {
      const folder = scratchFolder()
      const path = join(folder, 'app.log')
      writeFileSync(path, log)
      const surroundings = { CI: '', TERM: 'xterm', ...environment }
      return onTerminal([...english, join(folder, 'counts.db'), ...args, 'missing.log', path], {
        columns: 300,
        environment: surroundings,
      })
    }
    const bar = /\r\x1b\[\?7l\[> {19}\] {2}0% {2}0 B of 32 B {2}0 codes {2}\S+app\.log\x1b\[\?7h\x1b\[J\r/
    const summary =
      '1 file: 1 new line (32 B), 1 code (0 unknown, 0 undated), 1 issue; 1 could not be read to the end\n'

    test('shows it between the messages and the summary, and wipes it', () => {
      const { screen, exit } = shown({})
      expect(screen).toMatch(/^authing-annotate: cannot read missing\.log: there is no such file\n/)
      expect(screen).toMatch(bar)
      expect(screen.endsWith(`\r\x1b[K\x1b[J${summary}`)).toBe(true)
      expect(exit).toBe(1)
    })

    test('shows it with --json, too: that goes to standard output', () => {
      const { screen } = shown({}, '--json')
      expect(screen).toMatch(bar)
      expect(screen).toMatch(/\r\x1b\[K\x1b\[J\{"schema_version":1,.*\}\n$/)
    })

    test.each([{ CI: 'true' }, { TERM: 'dumb' }])('shows nothing of it with %j', (environment) => {
      const { screen } = shown(environment)
      expect(screen).not.toMatch(/[\r\x1b]/)
      expect(screen.endsWith(summary)).toBe(true)
    })
  })
})
