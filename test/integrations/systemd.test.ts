/** The units: systemd finds no fault in them, and what they start does its work. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startProgram } from '../live-program.ts'
import { needs } from '../needs.ts'
import { query } from '../scratch.ts'
import { integration, lineAt, machine, readmeBlock, readmes } from './installed.ts'

const services = ['authing-annotate', 'authing-annotate-ingest', 'authing-annotate-report'].map(
  (name) => `${name}.service`,
)
const units = [...services, 'authing-annotate-report.timer']
const unit = (name: string): string => integration(`systemd/${name}`)

/** The words of a unit's command; its quotes are those of a shell. */
function commandOf(name: string): string {
  const [, command = ''] = /^ExecStart=(.+)$/m.exec(unit(name)) ?? []
  return command
}

function copied(executable: string, folder: string): string[] {
  return units.map((name) => {
    const file = join(folder, name)
    writeFileSync(file, unit(name).replace('=authing-annotate ', `=${executable} `))
    return file
  })
}

test('systemd-analyze verify finds no fault', (context) => {
  needs(context, 'systemd-analyze')
  const { executable, folder } = machine()
  // Whether the manual is installed is another matter.
  const args = ['verify', '--man=no', ...copied(executable, folder)]
  const { stdout, stderr, status } = spawnSync('systemd-analyze', args, { encoding: 'utf8' })
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 })
})

test.for(services)('systemd-analyze security calls %s safe', (name, context) => {
  needs(context, 'systemd-analyze')
  const { executable, folder } = machine()
  const file = copied(executable, folder)[units.indexOf(name)] as string
  const args = ['security', '--offline=yes', '--threshold=10', '--no-pager', file]
  const { stdout, stderr, status } = spawnSync('systemd-analyze', args, { encoding: 'utf8' })
  expect(stdout + stderr).toMatch(/Overall exposure level for \S+: 0\.\d SAFE/)
  expect(status).toBe(0)
})

test('all services are confined alike', () => {
  const confined = (name: string): string => unit(name).slice(unit(name).indexOf('\nPrivateNetwork='))
  const [service = '', ...others] = services.map((name) => confined(name).replace(/\n\[Install\][\s\S]*/, ''))
  expect(service).toContain('ProtectSystem=strict')
  for (const other of others) expect(other.trim()).toBe(service.trim())
})

describe('what they start', () => {
  test('counts the log, and prints lines with a code, until systemd stops it', async () => {
    const { here, folder } = machine()
    const log = join(folder, 'var/log/app/app.log')
    writeFileSync(log, `${lineAt(1)}a line without\n`)
    const [, ...args] = here(commandOf('authing-annotate.service')).split(' ')
    const { child, until, ended, printed } = startProgram(args)
    writeFileSync(log, lineAt(2), { flag: 'a' })
    await until('00:00:02Z')
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect(unit('authing-annotate.service')).toMatch(/^SuccessExitStatus=143$/m)
    expect(printed()).not.toContain('a line without')
    expect(query(join(folder, 'var/lib/authing/counts.db'), 'SELECT code, n FROM top_codes')).toEqual([
      [2333, 2],
    ])
  })

  test('ingests at night, and writes the report', () => {
    const { here, folder, environment } = machine()
    writeFileSync(join(folder, 'var/log/app/app.log'), lineAt(1))
    const run = (name: string): string =>
      execFileSync('sh', ['-c', here(commandOf(name))], { env: environment, encoding: 'utf8' })
    expect(JSON.parse(run('authing-annotate-ingest.service'))).toMatchObject({ codes: 1 })
    expect(run('authing-annotate-report.service')).toBe('')
    expect(readFileSync(join(folder, 'var/lib/authing/report.txt'), 'utf8')).toMatch(/\d{4}-\d\d-\d\d/)
  })
})

test.each(readmes)('the lines of %s stand in the service', (name) => {
  const lines = readmeBlock(name, '[Service]')
  expect(lines.length).toBeGreaterThan(2)
  expect(unit('authing-annotate.service').split('\n')).toEqual(expect.arrayContaining(lines))
})
