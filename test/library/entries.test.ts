/** What an import of the library loads: nothing native, nothing of the command line. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Loaded, loadedIn } from '../loaded-scripts.ts'

const root = new URL('../../', import.meta.url)

function loadedBy(entry: string): Loaded {
  const records = mkdtempSync(join(tmpdir(), 'authing-annotate-loaded-'))
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    input: `import '${entry}'`,
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: records },
  })
  expect(stderr).toBe('')
  const loaded = loadedIn(records)
  rmSync(records, { recursive: true })
  return loaded
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
