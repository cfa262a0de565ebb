/** Faults F74–F77 and F83: what a name leads to, or doesn't. */
import { execFileSync } from 'node:child_process'
import { linkSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Disk, disk } from '../../src/input/content.ts'
import { findFiles } from '../../src/input/find-files.ts'
import { filesIn } from '../../src/input/folder.ts'
import { program } from '../run-program.ts'
import { line, lines, logFolder, oddDisk } from './log-folder.ts'

const { at, database, write, count, counted, complaints } = logFolder()

describe('names', () => {
  test('F74 twice, by links of both kinds and by another path: once', async () => {
    write('app.log', line(2333))
    linkSync(at('app.log'), at('hard.log'))
    symlinkSync('app.log', at('soft.log'))
    expect(await count(['app.log', 'hard.log', 'soft.log', '../logs/app.log'])).toMatchObject({
      files: 1,
      codes: 1,
    })
    expect(await count(['hard.log'])).toMatchObject({ files: 1, codes: 0 })
  })

  test('F75 F76 what is no file is named with a reason, and is never opened', async () => {
    write('app.log', line(2333))
    symlinkSync('loop-2', at('loop-1'))
    symlinkSync('loop-1', at('loop-2'))
    execFileSync('mkfifo', [at('pipe')])
    const words = [at('loop-1'), at('pipe'), '/dev/null', at(), at('app.log')]
    const { files, missing } = await findFiles(words, false)
    expect(files).toEqual([at('app.log')])
    expect(missing.map(({ path, reason }) => [path.replace(`${at()}/`, ''), reason])).toEqual([
      ['loop-1', 'its symbolic links go round in a circle'],
      ['pipe', 'it is a pipe; let standard input be the pipe and give - in place of its name'],
      ['/dev/null', 'it is a device'],
      [at(), 'it is a folder; --recursive reads the files in it'],
    ])
  })

  test('F75 F76 in a folder, links that lead nowhere are named, pipes and circles of folders are passed by', async () => {
    write('app.log', line(2333))
    symlinkSync('nowhere', at('dangling'))
    symlinkSync('.', at('here'))
    execFileSync('mkfifo', [at('pipe')])
    expect(await findFiles([at()], true)).toEqual({
      files: [at('app.log')],
      missing: [{ path: at('dangling'), reason: 'there is no such file' }],
    })
  })

  test('that are not UTF-8 are named with a way out', async () => {
    const name = Buffer.concat([Buffer.from(at('caf')), Buffer.from([0xe9]), Buffer.from('.log')])
    writeFileSync(name, line(2333))
    const { missing } = await findFiles([at()], true)
    expect(missing).toEqual([
      {
        path: at('caf\ufffd.log'),
        reason: 'its name is not UTF-8; rename it, or read it as standard input: - < FILE',
      },
    ])
  })
})

describe('F77 files that cannot be opened', () => {
  const failing = (code: string, name: string): Disk => ({
    open: async (path) => {
      if (path === at(name)) throw Object.assign(new Error(code), { code })
      return disk.open(path)
    },
  })

  test.each([
    ['EACCES', 'permission denied'],
    ['ENOENT', 'there is no such file'],
    ['EMFILE', 'too many files are open'],
    ['ESTALE', 'the network file system lost the file'],
  ])('%s: the others are counted', async (code, reason) => {
    write('a.log', line(2333))
    write('b.log', line(2020))
    expect(await count(['a.log', 'b.log'], { disk: failing(code, 'a.log') })).toMatchObject({
      failed: 1,
      codes: 1,
    })
    expect(complaints()).toEqual([`cannot read a.log: ${reason}`])
    expect(await count()).toMatchObject({ failed: 0, codes: 1 })
  })

  test('one that is lost while it is read keeps what was counted, and goes on later', async () => {
    write('a.log', lines(2333, 10_000))
    write('b.log', line(2020))
    let reads = 0
    const dying = oddDisk((file, path) => ({
      read: async (...args) => {
        if (path === at('a.log') && args[3] > 300_000) {
          reads += 1
          throw Object.assign(new Error('EIO'), { code: 'EIO' })
        }
        return file.read(...args)
      },
    }))
    const first = await count(['a.log', 'b.log'], { disk: dying, stepSize: 100_000 })
    expect(reads).toBeGreaterThan(0)
    expect(first).toMatchObject({ files: 2, failed: 1, issues: 1 })
    expect(first.codes).toBeGreaterThan(1)
    expect(complaints()).toEqual(['cannot read a.log: the disk reports an input/output error'])
    await count()
    expect(counted()).toEqual({ 2020: 1, 2333: 10_000 })
  })

  test('a folder that is gone, or can not be looked into, is named', () => {
    expect(filesIn(at('gone'))).toEqual({
      files: [],
      missing: [{ path: at('gone'), reason: 'there is no such file' }],
    })
  })
})

test('F83 many files with few descriptors', () => {
  const files = 2000
  for (let index = 0; index < files; index++) write(`${index}`.padStart(3, '0'), line(2333))
  const words = ['ingest', '--json', '--recursive', '--db', database(), at()]
  const run = `ulimit -n 64 && exec "$0" "$@"`
  const summary = execFileSync('bash', ['-c', run, process.execPath, program, ...words]).toString()
  expect(JSON.parse(summary)).toMatchObject({ files, failed: 0, codes: files })
})
