/** `ingest` of one file, into a database that doesn't exist yet, against programs that count the same codes. */
import { readFileSync } from 'node:fs'
import { countsIn } from '../check.ts'
import { peers, shell } from '../command.ts'
import { type Kind, logOf } from '../files.ts'
import { versionOf } from '../tools.ts'
import type { Rival, Work } from '../work.ts'

const database = 'ingest.db'

const ingest = (kind: Kind, percent: number, rivalsOf: (log: string) => readonly Rival[]): Work => ({
  name: `ingest-${kind}-${percent}`,
  title: `\`ingest\` one file, ${kind}, ${percent} % hits`,
  async prepare(scratch) {
    const { names, bytes, counts } = await logOf(scratch, kind, percent)
    const log = names[0] as string
    return {
      inputs: names,
      bytes,
      fresh: [database],
      ours: shell(`node "$OURS" ingest --db ${database} ${log}`),
      rivals: rivalsOf(log),
      check: countsIn(database, counts),
    }
  },
})

const wc = (log: string): Rival => ({ tool: 'coreutils', command: shell(`wc -l ${log}`) })
const mawk = (log: string): Rival => ({
  tool: 'mawk',
  command: shell(`mawk -v known="$CODES" -f "$PEERS/count.awk" ${log}`),
})
const grep = (log: string): Rival => ({
  tool: 'grep',
  command: shell(
    String.raw`grep -oE '(apiCode|errCode|code)[\\": =]{1,6}[0-9]{4,7}' ${log} | sort | uniq -c`,
  ),
})

/** The program of that name, else the same engine in Python; which says what it is in the table of versions. */
function duckdb(log: string): Rival {
  const query = readFileSync(`${peers}/count.sql`, 'utf8').replace('LOG', log).trim()
  const inPython = versionOf('DuckDB') === undefined && versionOf('DuckDB in Python') !== undefined
  return {
    tool: inPython ? 'DuckDB in Python' : 'DuckDB',
    label: 'DuckDB, `bench/peers/count.sql`',
    command: inPython
      ? ['python3', '-c', 'import duckdb, sys; print(duckdb.sql(sys.argv[1]).fetchall())', query]
      : ['duckdb', '-csv', '-c', query],
  }
}

/** Few lines hold a code: the case to be fast in. */
const contest = (log: string): readonly Rival[] => [
  { ...wc(log), wanted: { timeAtMost: 3 } },
  { ...mawk(log), wanted: { speedAtLeast: 1.5 } },
  { ...grep(log), wanted: { speedAtLeast: 4 } },
  { ...duckdb(log), wanted: { speedAtLeast: 6 } },
]
const information = (log: string): readonly Rival[] => [wc(log), mawk(log)]

export const ingestWorks: readonly Work[] = (['logcat', 'pino'] as const).flatMap((kind) => [
  ingest(kind, 1, contest),
  ingest(kind, 0, information),
  ingest(kind, 100, information),
])
