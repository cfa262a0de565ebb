/** What docs/reports.md says of `top` and `trend`: the names of fields, and the SQL that gives each number. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectToRead } from '../../src/store/sqlite-reader.ts'
import { runProgram } from '../run-program.ts'

const docs = readFileSync(new URL('../../docs/reports.md', import.meta.url), 'utf8')
const logs = fileURLToPath(new URL('../../fixtures/logs/*', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-docs-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(async () => {
  const { exit } = await runProgram(['ingest', '--lang', 'zh', '--db', 'counts.db', logs], { folder })
  expect(exit).toBe(0)
})

type Row = Readonly<Record<string, unknown>>

/** The words of a command as a shell would split them. */
const wordsOf = (command: string): string[] =>
  (command.match(/'[^']*'|\S+/g) ?? []).slice(1).map((word) => word.replaceAll("'", ''))

async function asked(command: string): Promise<Record<string, unknown> & { readonly rows: readonly Row[] }> {
  const { stdout, stderr } = await runProgram([...wordsOf(command), '--format', 'json'], { folder })
  expect(stderr).toBe('')
  return JSON.parse(stdout.toString())
}

function answered(sql: string): Row[] {
  const connection = connectToRead(join(folder, 'counts.db'))
  const rows = connection.prepare<[], Row>(sql).all()
  connection.close()
  return rows
}

const pairs = [...docs.matchAll(/```sh\n(.+)\n```\n\n```sql\n([^`]+)```/g)].map(
  ([, command = '', sql = '']) => [command, sql] as const,
)

test('there are queries for both reports', () => {
  for (const name of ['top', 'trend']) {
    expect(pairs.filter(([command]) => wordsOf(command)[0] === name).length).toBeGreaterThan(3)
  }
})

describe('the same numbers', () => {
  test.each(pairs)('%s', async (command, sql) => {
    const expected = answered(sql)
    expect(expected).not.toEqual([])
    const names = Object.keys(expected[0] as Row)
    const { rows } = await asked(command)
    // Views have no row for a time without a hit; a query that gives them shows at least one.
    const shown = expected.some(({ n }) => n === 0) ? rows : rows.filter(({ n }) => n !== 0)
    expect(shown.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])))).toEqual(expected)
  })
})

/** The names in the first column of the table under a heading. */
function documented(heading: string): string[] {
  const section = docs.split(`### ${heading}\n`)[1]?.split(/^#/m)[0] ?? ''
  return section
    .split('\n')
    .slice(2)
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name))
}

const compare = '--db counts.db --since 2026-11-22 --until 2026-11-22 --compare'

describe('fields', () => {
  test.each([
    ['top', `authing-annotate top ${compare}`, ['n_before', 'difference', 'percent', 'change']],
    ['trend', `authing-annotate trend 2333 ${compare}`, ['n_before', 'difference', 'percent', 'change']],
  ])('of %s are those of the docs, in their order, in JSON and in CSV', async (name, command, compared) => {
    const fields = documented(`Fields of \`${name}\``)
    const { rows } = await asked(command)
    expect(Object.keys(rows[0] as Row)).toEqual(fields)
    const { stdout } = await runProgram([...wordsOf(command), '--format', 'csv'], { folder })
    expect(stdout.toString().split('\r\n')[0]).toBe(fields.join(','))
    const alone = await asked(command.replace(' --compare', ''))
    expect(Object.keys(alone.rows[0] as Row)).toEqual(fields.filter((field) => !compared.includes(field)))
  })

  test('of what was asked are those of the docs', async () => {
    const reports = await Promise.all([
      asked(`authing-annotate top ${compare}`),
      asked(`authing-annotate trend 2333 ${compare}`),
    ])
    const names = reports.flatMap(({ rows, ...others }) => Object.keys(others))
    expect([...new Set(names)].toSorted()).toEqual(documented('What was asked').toSorted())
  })
})
