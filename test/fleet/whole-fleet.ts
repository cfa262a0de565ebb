/** What a shared database shows of its hosts, beside what `db merge` makes of their files: it is to be the same. */
import { join } from 'node:path'
import { expect } from 'vitest'
import { runProgram } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'
import { Database } from '../sqlite.ts'
import { asText, publicViews, type Row, type Shared } from './engines.ts'

type Views = Record<string, Row[]>

export async function expectSumOf(files: readonly string[], { query }: Pick<Shared, 'query'>): Promise<void> {
  expect(withoutHosts(await publicViews({ query }))).toEqual(withoutHosts(await mergedViews(files)))
}

/** With as many hits as there are in the files; for who waits. */
export async function mergedViews(files: readonly string[]): Promise<Views> {
  const out = join(scratchFolder(), 'all.db')
  const { stderr, exit } = await runProgram(['db', 'merge', ...files, '-o', out, '--lang', 'en'])
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 0 })
  const database = new Database(out, { readonly: true })
  try {
    return await publicViews({
      query: async (sql) =>
        (database.prepare(sql).safeIntegers().all() as Record<string, unknown>[]).map(asText),
    })
  } finally {
    database.close()
  }
}

/** Sources of hosts are called `host:source`; those of one name on several hosts are summed, as in a merge. */
function withoutHosts(views: Views): Views {
  const strip = (row: Row): Row => ({ ...row, source: String(row['source']).replace(/^host-\d+:/, '') })
  return {
    ...views,
    code_counts: summed((views['code_counts'] ?? []).map(strip)),
    ingest_issues: summed((views['ingest_issues'] ?? []).map(strip)),
  }
}

function summed(rows: readonly Row[]): Row[] {
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const { n, at, ...key } = row
    const name = JSON.stringify(key)
    const before = sums.get(name)
    const latest = [at, before?.['at']]
      .filter((time) => time != null)
      .sort()
      .at(-1)
    sums.set(name, {
      ...key,
      ...(latest == null ? {} : { at: latest }),
      n: String(BigInt(n ?? 0) + BigInt(before?.['n'] ?? 0)),
    })
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
