/** The programs that ours is compared with: whether they are here, and in which version. Nothing is downloaded. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const versionCommands = {
  coreutils: ['wc', '--version'],
  mawk: ['mawk', '-W', 'version'],
  grep: ['grep', '--version'],
  DuckDB: ['duckdb', '--version'],
  'DuckDB in Python': ['python3', '-c', 'import duckdb; print("duckdb", duckdb.__version__)'],
  jq: ['jq', '--version'],
  zcat: ['zcat', '--version'],
  taskset: ['taskset', '--version'],
  'GNU time': ['/usr/bin/time', '--version'],
} as const

export type Tool = keyof typeof versionCommands | 'split2' | 'node' | 'authing-annotate'

/** Name and version in one line; `undefined` where it isn't installed. */
export function versionOf(tool: Tool): string | undefined {
  if (tool === 'node') return `node ${process.version}`
  if (tool === 'split2') return packageVersion(createRequire(import.meta.url).resolve('split2/package.json'))
  if (tool === 'authing-annotate') {
    return packageVersion(new URL('../../package.json', import.meta.url))
  }
  const [program, ...words] = versionCommands[tool]
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) return undefined
  return `${stdout}${stderr}`.split('\n')[0]
}

function packageVersion(path: string | URL): string {
  const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as { name: string; version: string }
  return `${name} ${version}`
}
