/** The snippet for logrotate, obeyed by logrotate itself: whatever is rotated away, each line counts once. */
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { needs } from '../needs.ts'
import { query } from '../scratch.ts'
import { integration, lineAt, type Machine, machine, readmeBlock, readmes } from './installed.ts'

const snippet = integration('logrotate/app')

function rotate({ folder, environment }: Machine, configuration: string): void {
  const file = join(folder, 'logrotate.conf')
  writeFileSync(file, configuration)
  chmodSync(file, 0o644)
  const { stderr, status } = spawnSync('logrotate', ['-f', '-s', join(folder, 'state'), file], {
    env: environment,
    encoding: 'utf8',
  })
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
}

/** Two logs that are written to between rotations, more often than `rotate 7` keeps them. */
test.for([
  ['as it is', ''],
  ['with copytruncate', 'copytruncate'],
  ['with compression at once', 'nodelaycompress'],
  ['with nothing kept', 'rotate 0'],
])('counts every line once, %s', ([, more], context) => {
  needs(context, 'logrotate')
  const here = machine()
  const { folder } = here
  const configuration = here.here(snippet).replace('sharedscripts', `sharedscripts\n    ${more}`)
  const logs = join(folder, 'var/log/app')
  let written = 0
  for (let round = 0; round < 9; round++) {
    for (const name of ['app.log', 'worker.log']) {
      for (let line = 0; line < 3; line++) {
        writeFileSync(join(logs, name), lineAt(written), { flag: 'a' })
        written += 1
      }
    }
    rotate(here, configuration)
  }
  // Some of the lines are gone by now, and what is there has been counted.
  expect(readdirSync(logs)).not.toContain('app.log.8.gz')
  const counts = join(folder, 'var/lib/authing/counts.db')
  writeFileSync(join(logs, 'app.log'), lineAt(written), { flag: 'a' })
  spawnSync('authing-annotate', ['ingest', '--db', counts, `${logs}/*.log*`], { env: here.environment })
  expect(query(counts, 'SELECT code, n FROM top_codes')).toEqual([[2333, written + 1]])
})

test.each(readmes)('%s has the same', (name) => {
  expect(readmeBlock(name, 'firstaction').join('\n')).toBe(snippet.trimEnd())
})
