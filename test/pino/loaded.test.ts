/** Nobody pays for what they don't use: the library loads nothing of the transport, the transport no SQLite without `db`. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { scriptsIn } from '../loaded-scripts.ts'
import { scratchFolder } from '../scratch.ts'

function loadedBy(code: string): string[] {
  const records = scratchFolder()
  execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { ...process.env, NODE_V8_COVERAGE: records },
  })
  return scriptsIn(records)
}

const opened = (options: string): string =>
  `import open from 'authing-annotate/pino'; (await open(${options})).end('{"err":{"code":2333}}\\n')`

const ofTransport = /\/dist\/pino\b|\/pino-abstract-transport\//
const ofSqlite = /\/better-sqlite3\/|\/dist\/store\//

test('the library loads nothing of the transport', () => {
  expect(loadedBy("import 'authing-annotate'").filter((url) => ofTransport.test(url))).toEqual([])
})

test('the transport loads SQLite only where it counts', () => {
  const loaded = loadedBy(opened('{}'))
  expect(loaded.filter((url) => ofTransport.test(url)).length).toBeGreaterThan(0)
  expect(loaded.filter((url) => ofSqlite.test(url) || /\/zod\//.test(url))).toEqual([])
  const counting = loadedBy(opened(JSON.stringify({ db: join(scratchFolder(), 'counts.db') })))
  expect(counting.filter((url) => ofSqlite.test(url)).length).toBeGreaterThan(0)
})
