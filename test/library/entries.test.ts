/** What an import of the library loads: nothing native, nothing of the command line. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)

/** Packages and modules of ours that an import runs, by V8's record of coverage. */
function loadedBy(entry: string): { readonly own: string[]; readonly packages: string[] } {
  const records = mkdtempSync(join(tmpdir(), 'authing-annotate-loaded-'))
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    input: `import '${entry}'`,
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: records },
  })
  expect(stderr).toBe('')
  const urls = readdirSync(records)
    .map((name) => JSON.parse(readFileSync(join(records, name), 'utf8')) as { result: { url: string }[] })
    .flatMap(({ result }) => result.map(({ url }) => url))
  rmSync(records, { recursive: true })
  const found = (pattern: RegExp): string[] => [
    ...new Set(urls.flatMap((url) => pattern.exec(url)?.[1] ?? [])),
  ]
  return {
    own: found(/^file:.*\/dist\/((?!.*\/node_modules\/).+)\.js$/),
    packages: found(/^file:.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//),
  }
}

describe('loads no more than it needs', () => {
  test.each([
    ['authing-annotate', ['@date-fns/tz', 'split2'], 'detect/detect', /^(?:cli|store|ingest|report)\//],
    ['authing-annotate/catalogue', [], 'catalogue/built-in', /^(?!catalogue)/],
    // SQLite itself is loaded when a file is opened.
    ['authing-annotate/store', [], 'store/store', /^(?:cli|ingest|report)\//],
  ])('%s', (entry, packages, needed, spared) => {
    const loaded = loadedBy(entry)
    expect(loaded.packages.toSorted()).toEqual(packages)
    expect(loaded.own).toContain(needed)
    expect(loaded.own.filter((name) => spared.test(name))).toEqual([])
  })
})
