/** The house as the README draws it: imports run one way, and each outside package has one door. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const source = new URL('../src/', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

/** What each folder may import, itself aside. `''` is the top of src. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  '': ['library', 'pino', 'annotate', 'catalogue', 'detect'],
  cli: [
    'nats',
    'postgres',
    'metrics',
    'push',
    'postgres',
    'ingest',
    'report',
    'database',
    'annotate',
    'store',
    'count',
    'detect',
    'time',
    'input',
    'catalogue',
    '',
  ],
  library: ['database', 'annotate', 'store', 'count', 'detect', 'time', 'input', 'catalogue', ''],
  pino: ['annotate', 'store', 'count', 'detect', 'time', 'input', 'catalogue', ''],
  metrics: ['annotate', 'store', 'time', 'input', 'catalogue', ''],
  ingest: ['annotate', 'store', 'count', 'detect', 'time', 'input', 'catalogue', ''],
  report: ['annotate', 'store', 'count', 'detect', 'time', 'catalogue', ''],
  nats: ['annotate', 'count', 'time', 'input', ''],
  annotate: ['sieve', 'count', 'detect', 'time', 'input', 'catalogue', ''],
  push: ['store', 'count', ''],
  database: ['postgres', 'store', ''],
  postgres: ['store', 'count', 'detect', 'catalogue', ''],
  store: ['count', 'detect', 'input', 'catalogue', ''],
  count: ['detect', 'catalogue'],
  sieve: ['detect'],
  detect: ['catalogue'],
  time: [],
  input: [''],
  catalogue: [''],
}

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] as string) : '')

/** Examples in documentation import the package as its users do. */
const codeOf = (file: string): string =>
  readFileSync(new URL(file, source), 'utf8').replace(/^ *\/\*\*[\s\S]*?\*\/$/gm, '')

const importsOf = (file: string): string[] =>
  [...codeOf(file).matchAll(/(?:\bfrom |(?:import|require)\(\s*)'([^']+)'/g)].map(
    (match) => match[1] as string,
  )

const resolved = (file: string, specifier: string): string =>
  new URL(specifier, new URL(file, source)).pathname.slice(source.pathname.length)

describe.each(files)('%s', (file) => {
  test('imports only what its folder may', () => {
    const folders = importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => folderOf(resolved(file, specifier)))
    const own = folderOf(file)
    const foreign = folders.filter((folder) => folder !== own)
    // From the top of src other folders take the error type alone; index.ts is for users.
    expect(foreign.filter((folder) => !mayImport[own]?.includes(folder))).toEqual([])
  })
})

/** What each folder leads to by its imports, and by theirs; `index.ts` is all files at the top that are entries. */
function reachOf(graph: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of graph.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next))
    return seen
  }
  return Object.fromEntries([...graph.keys()].sort().map((from) => [from, [...reach(from)].sort()]))
}

const nodeOf = (path: string): string => folderOf(path) || (path === 'user-error.ts' ? path : 'index.ts')

function importGraph(): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const file of files) {
    const own = nodeOf(file)
    const targets = importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => nodeOf(resolved(file, specifier)))
    // The error type is everybody's.
    const edges = targets.filter((target) => target !== own && target !== 'user-error.ts')
    if (own !== 'user-error.ts') graph.set(own, new Set([...(graph.get(own) ?? []), ...edges]))
  }
  return graph
}

/** Lines such as `cli --> ingest & report` of the README's diagram. */
function drawnGraph(readme: string): Map<string, Set<string>> {
  const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(readme) ?? []
  const graph = new Map<string, Set<string>>()
  for (const [, from = '', to = ''] of diagram.matchAll(/^ +(\S+) --> (.+)$/gm)) {
    const targets = to.split(' & ')
    graph.set(from, new Set([...(graph.get(from) ?? []), ...targets]))
    for (const target of targets) if (!graph.has(target)) graph.set(target, new Set())
  }
  return graph
}

test.each(['README.md', 'README.zh-CN.md'])('the diagram of %s is how folders import', (name) => {
  const readme = readFileSync(new URL(`../${name}`, source), 'utf8')
  expect(reachOf(drawnGraph(readme))).toEqual(reachOf(importGraph()))
})

test('no file imports itself through others', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => resolved(file, name)),
    ]),
  )
  const done = new Set<string>()
  const path: string[] = []
  const cycles: string[] = []
  const visit = (file: string): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    path.push(file)
    for (const next of graph.get(file) ?? []) visit(next)
    path.pop()
    done.add(file)
  }
  for (const file of files) visit(file)
  expect(cycles).toEqual([])
})

test.each([
  'split2',
  'pino-pretty',
  'better-sqlite3',
  'better-sqlite3-13',
  'yargs',
  'leven',
  'string-width',
  'zod',
  '@date-fns/tz',
  'picomatch',
  'pino-abstract-transport',
  'prom-client',
  'pg',
])('%s is imported in one place', (name) => {
  expect(
    files.filter((file) =>
      importsOf(file).some((specifier) => specifier === name || specifier.startsWith(`${name}/`)),
    ),
  ).toHaveLength(1)
})

/** What the HTML report's page is built from: it runs in a browser, and the program carries it as text. */
const isOfPage = (file: string): boolean => file.startsWith('report/page/browser/')

test('the page is built from its own folder and what is pure, and from one package that users need not install', () => {
  const specifiers = files.filter(isOfPage).flatMap(importsOf)
  expect(specifiers.filter((specifier) => !specifier.startsWith('.'))).toEqual(['uplot'])
  expect(files.filter((file) => !isOfPage(file)).flatMap(importsOf)).not.toContain('uplot')
})

type Dependencies = 'dependencies' | 'optionalDependencies' | 'peerDependencies'

test('what users install is all that the program imports', () => {
  const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', source), 'utf8'),
  ) as Record<Dependencies, Record<string, string>>
  const outside = files
    .filter((file) => !isOfPage(file))
    .flatMap(importsOf)
    .filter((specifier) => !/^(?:\.|node:)/.test(specifier))
  const packages = outside.map((name) => name.match(/^(?:@[^/]+\/)?[^/]+/)?.[0])
  expect([...new Set(packages)].sort()).toEqual(
    Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).sort(),
  )
})

test('only main knows the process', () => {
  const users = files.filter((file) =>
    /(?<![\w.])process\.(?!env\b)/.test(readFileSync(new URL(file, source), 'utf8')),
  )
  expect(users).toEqual(['cli/main.ts'])
})
