/** The table of results. */
import { expect, test } from 'vitest'
import { shell } from '../../bench/speed/command.ts'
import type { Result } from '../../bench/speed/measure.ts'
import { tables } from '../../bench/speed/report.ts'
import type { Work } from '../../bench/speed/work.ts'

const work = (title: string): Work => ({
  name: 'work',
  title,
  prepare: () => Promise.resolve({ skipped: '' }),
})

const results: readonly Result[] = [
  {
    kind: 'timed',
    work: work('count'),
    bytes: 2e9,
    ours: { command: shell('node "$OURS" ingest a.log'), seconds: [1, 9, 2] },
    rivals: [
      {
        rival: { tool: 'coreutils', command: shell('cat a.log | wc -l'), wanted: { timeAtMost: 3 } },
        seconds: [0.25, 2, 1],
      },
      {
        rival: {
          tool: 'mawk',
          command: shell('mawk -f "$PEERS/count.awk" a.log'),
          wanted: { speedAtLeast: 1.5 },
        },
        seconds: [1.2, 9, 2.4],
      },
      { rival: { tool: 'zcat', command: shell('zcat a.gz') }, seconds: [300, 3000, 500] },
      { rival: { tool: 'jq', command: ['jq', '-c', '.'], wanted: { speedAtLeast: 6 } }, seconds: [] },
    ],
    wrong: [],
  },
  {
    kind: 'peaked',
    work: work('memory'),
    peaks: [
      { title: 'one file', bytes: 150e6 },
      { title: 'another', bytes: 151e6 },
    ],
  },
  { kind: 'left out', work: work('top'), skipped: 'no --since yet' },
]

test('shows times, ratios, what was wanted and whether it is reached', () => {
  expect(tables(results)).toBe(`\
| work | ours | peer | its time | ratio | wanted | reached |
| --- | --- | --- | --- | --- | --- | --- |
| count | 2.00 s (1.0 GB/s) | \`cat a.log \\| wc -l\` | 1.00 s | 4 × its time | ≤ 3 | **no** |
|  |  | \`mawk -f bench/peers/count.awk a.log\` | 2.40 s | 1.2 × as fast | ≥ 1.5 | **no** |
|  |  | \`zcat a.gz\` | 500.00 s | 300 × as fast | – |  |
|  |  | \`jq -c .\`: not installed |  |  | ≥ 6 |  |

| peak memory of | ours | wanted | reached |
| --- | --- | --- | --- |
| one file | 150.0 MB | ≤ 150.0 MB | yes |
| another | 151.0 MB | ≤ 150.0 MB | **no** |

Left out: top (no --since yet).`)
})

test('leaves away what there is nothing of', () => {
  expect(tables(results.slice(2))).toBe('Left out: top (no --since yet).')
})
