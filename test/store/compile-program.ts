/** The program as its users run it, for tests that need processes of their own. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Compiles `src` into a folder for this test alone, and gives its path. */
export function compileProgram(name: string): string {
  // Inside node_modules, so that the compiled files find the same better-sqlite3 and git doesn't see them.
  const folder = resolve('node_modules/.cache/authing-annotate', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const compiler = resolve('node_modules/typescript/bin/tsc')
  spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', folder])
  if (!existsSync(join(folder, 'store', 'store.js'))) throw new Error('the compiler wrote nothing')
  return folder
}
