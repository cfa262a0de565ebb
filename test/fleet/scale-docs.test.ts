/** docs/scale.md, followed by a newcomer: its statements for the server, then each of its commands. */
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { blocksOf, expectAsShown } from '../console-examples.ts'
import { needs } from '../needs.ts'
import { program } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'
import { hasPostgres, startPostgres, whyNoPostgres } from '../servers/postgres.ts'

const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8')

function folderWithProgram(): string {
  const folder = scratchFolder()
  symlinkSync(fileURLToPath(new URL('../../fixtures', import.meta.url)), join(folder, 'fixtures'))
  const shim = join(folder, 'authing-annotate')
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(shim, 0o755)
  return folder
}

describe.skipIf(!hasPostgres)(hasPostgres ? 'docs/scale.md' : whyNoPostgres, () => {
  test('two hosts and one report', async (context) => {
    needs(context, 'psql')
    await using server = await startPostgres()
    const [, statements = ''] = /<<'SQL'\n([\s\S]*?)^SQL$/m.exec(page) ?? []
    for (const statement of statements.trim().split('\n')) await server.query(statement)
    const [, settings = ''] = /^export (.*)$/m.exec(page) ?? []
    const environment = Object.fromEntries(settings.split(' ').map((setting) => setting.split('=')))
    const folder = folderWithProgram()
    const blocks = blocksOf(page)
    expect(blocks.length).toBeGreaterThan(2)
    // Its commands say no port, as those of people with one server.
    for (const block of blocks) {
      await expectAsShown(block, {
        folder,
        bin: folder,
        environment: { ...environment, PGPORT: `${server.port}` },
      })
    }
  })
})
