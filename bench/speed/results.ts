/**
 * `bench/RESULTS.md`, whole: when and where, how it was measured, the tables, and what bounds the figures. The last is
 * written by hand in `bench/BOUNDS.md`, so that no run can lose it.
 */
import { readFileSync } from 'node:fs'
import { bytesText } from '../../src/cli/quantity.ts'
import { machine, versions } from './machine.ts'
import type { Result } from './measure.ts'
import type { Options } from './options.ts'
import { tables } from './report.ts'
import type { Tool } from './tools.ts'

const bounds = new URL('../BOUNDS.md', import.meta.url)

export function resultsPage(results: readonly Result[], { size, rounds }: Options, today: Date): string {
  return `# Speed, measured

${today.toISOString().slice(0, 10)}, logs of ${bytesText(size)}, ${rounds} rounds.
${machine()}.
${versionLines(results)}

## Results

${tables(results)}

## How it is measured

\`npm run bench -- --size ${sizeText(size)} --runs ${rounds} --write\` repeats all of this and writes this file.

- The logs are generated with a fixed seed: the same bytes everywhere (\`bench/logs\`). logcat in its threadtime layout and pino's NDJSON, with 0, 1 or 100 of 100 lines holding one code in a form that an SDK or a logger really prints. Where there is none, about one line in five has a number of the catalogue all the same: a thread's or a port's, a year, a duration, another vendor's code. Logs with a code on every line are an eighth as long.
- Times are wall time of whole processes, from the start of the first to the end of the last, database included where there is one; each \`ingest\` begins without a database. Standard output is \`/dev/null\`.
- All files have been written to the disk and read once before, so they come out of memory.
- A round is one run of ours, then one of each peer. Times are the medians of the rounds; a ratio is the median of the ratios within the rounds.
- The peers run in the C locale, the fastest for them. \`count.awk\`, \`count.sql\` and the expression for grep take whatever number stands behind a key for a code; they do less than ours, which also finds codes without a key or a number, and refuses what only looks like one.
- Peak memory is the maximum resident set size that GNU time reports, of one run.
- After the runs the counts and annotations of ours are compared with what was put into the logs; one that differs makes the run fail.

${readFileSync(bounds, 'utf8').trim()}
`
}

/** As `--size` takes it. */
const sizeText = (size: number): string => (size % 1e6 === 0 ? `${size / 1e6}M` : `${size}`)

function versionLines(results: readonly Result[]): string {
  const tools = new Set<Tool>(['authing-annotate', 'node'])
  for (const result of results) {
    if (result.kind === 'timed') for (const { rival } of result.rivals) tools.add(rival.tool)
  }
  return [...versions([...tools])]
    .map(([tool, version]) => version ?? `${tool}: not installed`)
    .join('; ')
    .concat('.')
}
