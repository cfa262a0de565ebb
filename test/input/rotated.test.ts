/** Which files beside a log are its own older lines. */
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { disk } from '../../src/input/content.ts'
import { firstWritten, rotatedSince } from '../../src/input/rotated.ts'
import { scratchFolder } from '../scratch.ts'

async function rotatedOf(log: string, names: readonly string[], since = 0n): Promise<string[]> {
  const folder = scratchFolder()
  for (const [index, name] of names.entries()) {
    writeFileSync(join(folder, name), '')
    utimesSync(join(folder, name), 1000 + index, 1000 + index)
  }
  const { files, failures } = await rotatedSince(disk, join(folder, log), since)
  for (const { file } of files) await file.close()
  expect(failures).toEqual([])
  return files.map(({ path }) => basename(path))
}

describe('by name', () => {
  test.each([
    ['app.log.1', 'logrotate'],
    ['app.log.2.gz', 'logrotate, compress'],
    ['app.log-20261125', 'logrotate, dateext'],
    ['app.log-20261125-1764033600.gz', 'logrotate, dateext with seconds'],
    ['app.log.2026-11-25', 'Python TimedRotatingFileHandler, log4j'],
    ['app.log.2026-11-25_10', 'Python, hourly'],
    ['app.log.20261125-101112', 'kubelet'],
    ['app-20261125.log', 'logrotate with extension, pino-roll'],
    ['app-2026-11-25.log.gz', 'logback, winston'],
    ['app.1.log', 'logback FixedWindow, pino-roll'],
    ['app-2026-11-25T10:11:12.345.log', 'lumberjack'],
  ])('%s (%s)', async (name) => {
    expect(await rotatedOf('app.log', ['app.log', name])).toEqual([name])
  })

  test.each([
    'app.log',
    'app.log.bak',
    'app.log.swp',
    'app2.log',
    'app.log.1.tmp',
    'myapp.log.1',
    'app.logx.1',
    'app.1.txt',
  ])('not %s', async (name) => {
    expect(await rotatedOf('app.log', [name])).toEqual([])
  })

  test('characters that mean something in a pattern stand for themselves', async () => {
    expect(await rotatedOf('a+b (1).log', ['a+b (1).log.1', 'aab (1).log.1'])).toEqual(['a+b (1).log.1'])
  })
})

test('the oldest first, and none that was written before', async () => {
  const names = ['app.log.3.gz', 'app.log.2', 'app.log.1']
  expect(await rotatedOf('app.log', names)).toEqual(names)
  expect(await rotatedOf('app.log', names, 1001n * 1_000_000_000n)).toEqual(['app.log.2', 'app.log.1'])
  expect(await rotatedSince(disk, '/nowhere/app.log', 0n)).toEqual({ files: [], failures: [] })
})

test('none where the log was never counted', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'app.log.1'), '')
  expect(await rotatedSince(disk, join(folder, 'app.log'), undefined)).toEqual({ files: [], failures: [] })
})

test('folders are none, and what cannot be opened is named', async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'app.log.1'))
  symlinkSync('app.log.2', join(folder, 'app.log.2'))
  const { files, failures } = await rotatedSince(disk, join(folder, 'app.log'), 0n)
  expect(files).toEqual([])
  expect(failures).toEqual([[join(folder, 'app.log.2'), expect.objectContaining({ code: 'ELOOP' })]])
})

describe('firstWritten', () => {
  const at = (path: string, mtimeNs: bigint) => ({ path, mtimeNs })
  test.each([
    ['nothing', [], undefined],
    ['the log itself', [at('/log/app.log', 5n)], 5n],
    ['the oldest of it and its rotations', [at('/log/app.log', 7n), at('/log/app.log.1', 5n)], 5n],
    ['not another log under the same name', [at('/log/web.log', 9n), at('/log/app.log', 5n)], 5n],
    ['nor one in another folder', [at('/old/app.log', 9n)], undefined],
  ])('%s', (_, files, oldest) => {
    expect(firstWritten('/log/app.log', files)).toBe(oldest)
  })
})
