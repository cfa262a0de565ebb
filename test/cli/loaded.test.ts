/** What a command loads is what it needs: a start takes as long as its modules. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Loaded, loadedIn } from '../loaded-scripts.ts'
import { runProgram } from '../run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-loaded-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function loadedBy(args: readonly string[]): Promise<Loaded> {
  const records = mkdtempSync(join(folder, 'coverage-'))
  const environment = { NODE_V8_COVERAGE: records, LANG: 'en' }
  await runProgram(args, { folder, environment, input: '2026-11-22T00:00:00Z code=10001\n' })
  return loadedIn(records)
}

beforeAll(async () => {
  await runProgram(['--db', 'counts.db'], { folder, input: '2026-11-22T00:00:00Z code=10001\n' })
})

const widths = ['ansi-regex', 'get-east-asian-width', 'string-width', 'strip-ansi']
/** Version 12 with what finds its binary, for Node 20, and 13 for later ones. */
const sqlite =
  Number.parseInt(process.versions.node, 10) < 22
    ? ['better-sqlite3', 'bindings', 'file-uri-to-path']
    : ['better-sqlite3-13']
const zone = '@date-fns/tz'
const nats = [
  'tweetnacl',
  ...['jetstream', 'nats-core', 'nkeys', 'nuid', 'transport-node'].map((name) => `@nats-io/${name}`),
]
const globs = ['fdir', 'picomatch', 'tinyglobby']

const forReports = /^ingest\/|^catalogue\/codes\/|^report\/(?:explanation|digest|page)/
const forDigest = /^ingest\/|^catalogue\/codes\/|^detect\/(?!hit$)|^report\/(?:explanation|page)/

/** Packages: all that are loaded. Modules of ours: one that must be, and ones that must not. */
const loads: readonly (readonly [
  line: string,
  packages: readonly string[],
  needed: string,
  spared: RegExp,
])[] = [
  ['explain 10001', [], 'report/explanation', /^(?:store|ingest|time|count)\/|^detect\/(?!hit$)/],
  ['explain 10001 --json', [], 'report/explanation', /^(?:store|ingest|time|count)\/|^detect\/(?!hit$)/],
  ['codes', widths, 'report/table', /^(?:store|ingest|time|count)\/|^detect\/(?!hit$)/],
  ['codes --export vector', [], 'report/look-up/forms', /^(?:store|ingest|time|count)\/|^detect\/(?!hit$)/],
  ['completion bash', [], 'cli/completion/bash', /^(?:store|ingest|time|count)\/|^detect\/(?!hit$)/],
  ['doctor', [...sqlite, zone], 'cli/doctor/findings', /^(?:ingest|report|annotate\/formats)\//],
  ['strip', [], 'annotate/formats/strip', /^(?:store|ingest)\/|^catalogue\/codes\//],
  ['top --db counts.db', [...widths, ...sqlite, zone], 'report/screen', forReports],
  ['top --db counts.db --format markdown', [...sqlite, zone], 'report/markdown', forReports],
  ['top --db counts.db --format json', [...sqlite, zone], 'report/json', forReports],
  ['top --db counts.db --format csv --source *', [...sqlite, zone, 'picomatch'], 'report/csv', forReports],
  ['trend 10001 --db counts.db', [...widths, ...sqlite, zone], 'report/screen', forReports],
  ['trend --db counts.db --format json --by week', [...sqlite, zone], 'report/json', forReports],
  ['report --db counts.db', [...widths, ...sqlite, zone], 'report/digest/digest', forDigest],
  ['--format below', [zone, 'picomatch'], 'detect/detect', /^(?:store|ingest|nats|push)\/|^cli\/counting$/],
  [
    '--from nats://127.0.0.1:1/LOGS',
    [zone, 'picomatch', ...nats],
    'nats/connection',
    /^(?:store|ingest|metrics)\/|^postgres\/(?!place$)|^cli\/(?:shared-)?counting$/,
  ],
  [
    '--db counts.db',
    [...sqlite, zone, 'picomatch'],
    'store/outbox/rows',
    /^postgres\/(?!place$)|^push\/|^cli\/pushing$/,
  ],
  [
    'ingest --db counts.db .',
    [...widths, ...sqlite, zone, ...globs],
    'ingest/ingest',
    /^postgres\/(?!place$)|^push\/|^cli\/pushing$/,
  ],
]

describe.concurrent('loads what it needs', () => {
  test.each(loads)('%s', async (line, packages, needed, spared) => {
    const loaded = await loadedBy(line.split(' '))
    expect(loaded.packages.toSorted()).toEqual(packages.toSorted())
    expect(loaded.own).toContain(needed)
    expect(loaded.own.filter((name) => spared.test(name))).toEqual([])
  })

  test('--help alone loads yargs', async () => {
    const { packages } = await loadedBy(['--help'])
    expect(packages).toContain('yargs')
    expect(packages.filter((name) => name.startsWith('better-sqlite3'))).toEqual([])
  })
})
