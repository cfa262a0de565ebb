/** The lines for cron, each run as cron does it: by sh, with the little that it has for an environment. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { query } from '../scratch.ts'
import { integration, lineAt, machine, readmeBlock, readmes } from './installed.ts'

const table = integration('cron/authing-annotate').split('\n')
/** Minute, hour, day, month, weekday, user, command. */
const jobs = table.flatMap((line) => {
  const [, user, command] = /^(?:[\d*/,-]+ +){5}(\S+) +(.+)$/.exec(line) ?? []
  return user === undefined || command === undefined ? [] : [{ user, command }]
})

test('every line is a setting, a remark or a job', () => {
  const others = table.filter((line) => !/^(?:#|[A-Z]+=|$)/.test(line))
  expect(others).toHaveLength(jobs.length)
  expect(jobs.map(({ user }) => user)).toEqual(['root', 'root', 'root'])
})

test('no command is cut at a percent sign', () => {
  expect(jobs.filter(({ command }) => /(?<!\\)%/.test(command))).toEqual([])
})

test('the jobs count, publish, report and prune', () => {
  const { folder, environment, here } = machine()
  writeFileSync(join(folder, 'var/log/app/app.log'), lineAt(1))
  writeFileSync(join(folder, 'var/log/app/app.log.1'), lineAt(0))
  const { PATH, LANG } = environment
  const runs = jobs.map(({ command }) =>
    spawnSync('/bin/sh', ['-c', here(command.replaceAll('\\%', '%'))], {
      env: { PATH, LANG, HOME: folder },
      cwd: '/',
      encoding: 'utf8',
    }),
  )
  expect(runs.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
    jobs.map(() => ({ status: 0, stderr: '' })),
  )
  // What a job prints is mailed: only the report is.
  expect(runs.map(({ stdout }) => stdout === '')).toEqual([true, false, true])
  expect(query(join(folder, 'srv/reports/authing.db'), 'SELECT code, n FROM top_codes')).toEqual([[2333, 2]])
})

test.each(readmes)('the line of %s is one of them', (name) => {
  const lines = readmeBlock(name, 'root  authing-annotate')
  expect(lines).toHaveLength(1)
  expect(table).toEqual(expect.arrayContaining(lines))
})
