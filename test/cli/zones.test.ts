/** `--tz`: which zone holds for which source. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { zonesOf } from '../../src/cli/zones.ts'
import { UserError } from '../../src/user-error.ts'
import { runProgram } from '../run-program.ts'
import { query, scratchFolder } from '../scratch.ts'

describe('the zone of a source', () => {
  const rows: readonly (readonly [tz: readonly string[], source: string, zone: string, why: string])[] = [
    [['UTC'], 'app.log', 'UTC', 'one zone is for all'],
    [['+01:00', 'web-*.log=+02:00'], 'web-1.log', '+02:00', 'a glob is for what it matches'],
    [['web-*.log=+02:00', '+01:00'], 'web-1.log', '+02:00', 'wherever it stands'],
    [['+01:00', 'web-*.log=+02:00'], 'api-1.log', '+01:00', 'the others have the zone without a glob'],
    [['*.log=+02:00', 'web-*=+03:00'], 'web-1.log', '+02:00', 'the first glob wins'],
    [['web-*.log=+02:00'], '/var/log/a/web-1.log', '+02:00', 'without a slash it is for the base name'],
    [['+01:00', 'var=+02:00'], '/var/log/a.log', '+01:00', 'and for that alone'],
    [['/var/log/nginx/**=+02:00'], '/var/log/nginx/a/b.log', '+02:00', 'two asterisks are any folders'],
    [['+01:00', '/var/log/*=+02:00'], '/var/log/nginx/b.log', '+01:00', 'one is within a folder'],
    [['+01:00', 'log/*=+02:00'], '/var/log/b.log', '+01:00', 'with a slash it is for the whole path'],
    [['**/log/*=+02:00'], '/var/log/b.log', '+02:00', 'which may begin anywhere'],
    [['log/*=+02:00'], './log/b.log', '+02:00', 'however the path is written'],
    [['./log/*=+02:00'], 'log/b.log', '+02:00', 'and the glob'],
    [[`${process.cwd()}/log/*=+02:00`], 'log/b.log', '+02:00', 'from the root also where the path is not'],
    [['{web,api}-?.log=+02:00'], 'api-1.log', '+02:00', 'braces and question marks'],
    [['*=+02:00'], '.hidden', '+02:00', 'files that begin with a dot'],
    [['a[1].log=+02:00'], 'a[1].log', '+02:00', 'a name is a glob for itself'],
    [['a=b.log=+02:00'], 'a=b.log', '+02:00', 'the last = is the one'],
    [['日志*=Asia/Shanghai'], '日志.log', 'Asia/Shanghai', 'any script'],
    [['stdin=UTC'], 'stdin', 'UTC', 'standard input by its name'],
    [['auth/*=UTC', '+01:00'], 'auth/eu', 'UTC', 'a name of --source'],
  ]

  test.each(rows)('%j: %s is in %s: %s', (tz, source, zone) => {
    expect(zonesOf(tz)(source).name).toBe(zone)
  })

  test.each([[[]], [['web-*.log=+14:00']]])('%j: others are in the zone of the machine', (tz) => {
    const instant = Date.UTC(2026, 6, 15)
    const minutesEast = 0 - new Date(instant).getTimezoneOffset()
    expect(zonesOf(tz)('app.log').offsetAt(instant)).toBe(minutesEast)
  })
})

describe('a mistake in --tz', () => {
  test.each([
    [['CST'], '--tz CST is no time zone', 'ambiguous'],
    [['x=CST'], '--tz x=CST: CST is no time zone', 'ambiguous'],
    [['x='], '--tz x=: nothing is no time zone', 'ambiguous'],
    [[''], "--tz '' is no time zone", 'ambiguous'],
    [['=UTC'], '--tz =UTC says no source before the =', "--tz 'web-*=UTC'"],
    [['UTC', '+08:00'], '--tz is given more than once without a pattern', "--tz 'web-*=UTC'"],
  ])('%j: %s', (tz, message, advice) => {
    const problem = expect.objectContaining({ message, advice: expect.stringContaining(advice) })
    expect(() => zonesOf(tz)).toThrow(problem)
    expect(() => zonesOf(tz)).toThrow(UserError)
  })

  test.each(['ingest --db counts.db', '--db counts.db'])(
    '%s: exits with 2 and counts nothing',
    async (words) => {
      const folder = scratchFolder()
      writeFileSync(join(folder, 'app.log'), '2026-11-22 10:00:00 code=2333\n')
      const args = [...words.split(' '), 'app.log', '--tz', 'UTC', '--tz', '*.log=Mars']
      const { stderr, exit } = await runProgram(args, { folder })
      expect(stderr).toContain('--tz *.log=Mars: Mars is no time zone')
      expect(exit).toBe(2)
      expect(() => query(join(folder, 'counts.db'), 'SELECT 1')).toThrow()
    },
  )
})

test.each(['ingest', ''])('%s counts each file in its zone', async (command) => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'nginx'))
  const files = ['app.log', 'web-1.log', 'nginx/web-2.log', 'nginx/error.log']
  for (const file of files) writeFileSync(join(folder, file), `2026-11-22 10:00:00 code=2333 of ${file}\n`)
  const zones = ['Asia/Shanghai', 'web-*.log=UTC', 'nginx/**=-03:30'].flatMap((zone) => ['--tz', zone])
  const words = [...(command === '' ? [] : [command]), ...zones, ...files, '--db', 'counts.db']
  expect(await runProgram(words, { folder })).toMatchObject({ stderr: '', exit: 0 })
  expect(query(join(folder, 'counts.db'), 'SELECT source, minute FROM code_counts ORDER BY source')).toEqual([
    ['app.log', '2026-11-22T02:00:00Z'],
    ['nginx/error.log', '2026-11-22T13:30:00Z'],
    ['nginx/web-2.log', '2026-11-22T10:00:00Z'],
    ['web-1.log', '2026-11-22T10:00:00Z'],
  ])
})

test('a pipe has the zone of its --source', async () => {
  const folder = scratchFolder()
  const zones = ['--tz', 'phone-*=+08:00', '--tz', 'UTC']
  const words = [...zones, '--source', 'phone-7', '--db', 'counts.db']
  await runProgram(words, { folder, input: '2026-11-22 10:00:00 code=2333\n' })
  expect(query(join(folder, 'counts.db'), 'SELECT source, minute FROM code_counts')).toEqual([
    ['phone-7', '2026-11-22T02:00:00Z'],
  ])
})

test('what stands behind the zone is a file', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'app.log'), 'plain\n')
  const { stdout, exit } = await runProgram(['--tz', 'UTC', 'app.log', 'app.log'], { folder })
  expect({ stdout: stdout.toString(), exit }).toEqual({ stdout: 'plain\nplain\n', exit: 0 })
})
