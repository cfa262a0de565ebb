/** What is published, and that it works where nothing else is installed. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blocksOf, expectAsShown } from '../console-examples.ts'
import { kinds, kindsOf, linksOf, programsOf } from './contents.ts'
import { addBinary, install, type Packed, pack, root } from './install.ts'
import { writeProgram } from './typed-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-package-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let packed: Packed
let user: string
let withoutBinary: Ended
beforeAll(() => {
  packed = pack(folder)
  user = install(packed.tarball, folder)
  withoutBinary = run(...bin('--db', 'counts.db'))
  addBinary(user)
}, 300_000)

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  exports: Record<string, { types: string; default: string } | string>
  devDependencies: Record<string, string>
  sideEffects: readonly string[]
}
const modules = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'string' ? [] : [{ name: name.replace('.', 'authing-annotate'), ...entry }],
)

interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | null
}

function run(program: string, args: readonly string[], input = ''): Ended {
  const { LANG, LC_ALL, FORCE_COLOR, NO_COLOR, AUTHING_ANNOTATE_LANG, ...env } = process.env
  const { stdout, stderr, status } = spawnSync(program, args, { cwd: user, input, encoding: 'utf8', env })
  return { stdout, stderr, status }
}

const bin = (...args: string[]): [string, string[]] => [
  join(user, 'node_modules', '.bin', 'authing-annotate'),
  args,
]

describe('the files', () => {
  test('are of known kinds, each of one', () => {
    expect(packed.files.filter((file) => kindsOf(file).length !== 1)).toEqual([])
    expect(kinds.filter(([kind]) => !packed.files.some((file) => kindsOf(file).includes(kind)))).toEqual([])
  })

  test('of the program are one a module, and none of an earlier build', () => {
    const programs = packed.files.filter((file) => /^dist\/(?!report\/page\/built\/).+\.js$/.test(file))
    expect(programs.toSorted()).toEqual(programsOf(join(root, 'src')).toSorted())
  })

  test('that do something when they are loaded are those that start a program or a thread', () => {
    // Bundlers leave out what isn't used of all others; a renamed file would be left out, too.
    const started = manifest.sideEffects.map((path) => path.replace('./', ''))
    expect(packed.files).toEqual(expect.arrayContaining(started))
  })

  test('that pages lead to are there, but for the measurements and pictures, which are for those online', () => {
    const there = join(user, 'node_modules', 'authing-annotate')
    const missing = packed.files
      .filter((file) => file.endsWith('.md'))
      .flatMap((page) => linksOf(page, readFileSync(join(there, page), 'utf8')))
      .filter((path) => !existsSync(join(there, path)))
    expect(missing.filter((path) => !/^bench\/RESULTS\.md$|^docs\/.+\.png$/.test(path))).toEqual([])
  })
})

describe('what pages show is what the installed program prints', () => {
  const pages = [
    'README.md',
    'docs/codes.md',
    ...['logstash', 'splunk', 'vector'].map((name) => `integrations/${name}/README.md`),
  ]
  const blocks = pages.flatMap((page) =>
    blocksOf(readFileSync(join(root, page), 'utf8')).map(
      (block) => [page, block.split('\n')[0] as string, block] as const,
    ),
  )
  beforeAll(() => symlinkSync(join(root, 'fixtures'), join(user, 'fixtures')))

  test.each(blocks)('%s: %s', async (_page, _first, block) => {
    await expectAsShown(block, { folder: user, bin: join(user, 'node_modules', '.bin') })
  })
})

describe('for those who check packages', () => {
  test('publint finds nothing', async () => {
    const pkgDir = join(user, 'node_modules', 'authing-annotate')
    const { messages, pkg } = await publint({ pkgDir, strict: true, pack: false })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  // Node requires ES modules since 20.19; what TypeScript says of that to CommonJS depends on its settings.
  test('arethetypeswrong finds every entry, and its types', () => {
    const attw = join(root, 'node_modules', '.bin', 'attw')
    const { stdout, status } = run(attw, ['--profile', 'esm-only', '--format', 'json', packed.tarball])
    const { analysis } = JSON.parse(stdout) as { analysis: { entrypoints: Record<string, unknown> } }
    expect(Object.keys(analysis.entrypoints)).toEqual(Object.keys(manifest.exports))
    expect(status).toBe(0)
  })
})

describe('installed without development packages', () => {
  const there = (name: string): boolean => existsSync(join(user, 'node_modules', name))

  test('brings none of them', () => {
    expect(Object.keys(manifest.devDependencies).filter(there)).toEqual([])
  })

  // For later Nodes nothing has to be built.
  test.skipIf(Number.parseInt(process.versions.node, 10) >= 22)(
    'it says what to do where no script has built SQLite',
    () => {
      expect(withoutBinary).toEqual({
        stdout: '',
        stderr: expect.stringMatching(
          /^authing-annotate: SQLite cannot be loaded: .*\n {2}run npm rebuild better-sqlite3 .*\n$/,
        ),
        status: 1,
      })
    },
  )

  test('the command says its version', () => {
    expect(run(...bin('--version'))).toEqual({ stdout: `${manifest.version}\n`, stderr: '', status: 0 })
  })

  test('it annotates, in every format', () => {
    const line = '{"time":"2026-11-22T00:00:00Z","statusCode":403,"apiCode":2333}\n'
    for (const format of ['below', 'splice', 'ndjson', 'pretty']) {
      const { stdout, stderr, status } = run(...bin('--format', format), line)
      expect({ found: stdout.includes('用户名或密码错误'), stderr, status }).toEqual({
        found: true,
        stderr: '',
        status: 0,
      })
    }
  })

  test('it counts files on all cores, and reports', () => {
    cpSync(join(root, 'fixtures', 'logs'), join(user, 'logs'), { recursive: true })
    expect(run(...bin('ingest', '--db', 'counts.db', '--lang', 'en', 'logs/*.log'))).toMatchObject({
      stdout: expect.stringMatching(/^\d+ files: .* codes/),
      status: 0,
    })
    for (const args of [
      ['top', '--db', 'counts.db', '--format', 'csv'],
      ['trend', '--db', 'counts.db', '--format', 'json'],
      ['report', '--db', 'counts.db', '--since', '2026-11-22', '--until', '2026-11-22'],
      ['db', 'check', '--db', 'counts.db'],
    ]) {
      const { stdout, stderr, status } = run(...bin(...args))
      expect({ args, printed: stdout !== '', stderr, status }).toEqual({
        args,
        printed: true,
        stderr: '',
        status: 0,
      })
    }
  })

  test('it explains, lists and exports codes, by the same catalogue', () => {
    expect(run(...bin('explain', '2333')).stdout).toMatch(/^2333 {2}/)
    const { stdout } = run(...bin('codes', '--json'))
    expect(JSON.parse(stdout)).not.toEqual([])
    expect(run(...bin('codes', '--export', 'vector')).stdout).toMatch(/^code,/)
  })
})

describe.each(modules)('$name', ({ name }) => {
  const names = (code: string, ...options: string[]): string[] => {
    const { stdout, stderr, status } = run(process.execPath, [...options, '--eval', code])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    return JSON.parse(stdout) as string[]
  }
  const imported = `console.log(JSON.stringify(Object.keys(await import('${name}')).sort()))`
  const required = `console.log(JSON.stringify(Object.keys(require('${name}')).sort()))`

  test('is imported', () => {
    expect(names(imported, '--input-type=module')).not.toEqual([])
  })

  test('is required', () => {
    const options = ['--input-type=commonjs', '--disable-warning=ExperimentalWarning']
    // Node marks a module with a default export for those who were compiled to require it.
    const own = names(required, ...options).filter((name) => name !== '__esModule')
    expect(own).toEqual(names(imported, '--input-type=module'))
  })
})

test('package.json is an entry, for tools that look for the version', () => {
  const code = `console.log(require('authing-annotate/package.json').version)`
  expect(run(process.execPath, ['--input-type=commonjs', '--eval', code]).stdout).toBe(
    `${manifest.version}\n`,
  )
})

describe.each([
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('TypeScript with module %s, moduleResolution %s', (module, moduleResolution) => {
  test('compiles, declarations included', () => {
    writeProgram(
      user,
      modules.map(({ name }) => name),
      { module, moduleResolution },
    )
    const { stdout, status } = run(join(root, 'node_modules', '.bin', 'tsc'), ['--project', '.'])
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
  })
})
