/** Lines through a pipe, annotated on the way, as in `adb logcat | authing-annotate | less`. */
import { annotationsCounted } from '../check.ts'
import { shell } from '../command.ts'
import { type Kind, logOf } from '../files.ts'
import type { Rival, Work } from '../work.ts'

const annotate = (
  row: { name: string; title: string; kind: Kind; percent: number; format: string },
  rivalsOf: (log: string) => readonly Rival[],
): Work => ({
  name: row.name,
  title: row.title,
  async prepare(scratch) {
    const { names, bytes, counts } = await logOf(scratch, row.kind, row.percent)
    const log = names[0] as string
    const annotated = `cat ${log} | node "$OURS" --format ${row.format}`
    const annotation = row.format === 'below' ? '^↳ authing ' : '"authing_annotations":\\['
    return {
      inputs: names,
      bytes,
      ours: shell(`${annotated} | cat`),
      rivals: rivalsOf(log),
      check: annotationsCounted(`${annotated} | grep -c '${annotation}'`, counts),
    }
  },
})

const through = (log: string): readonly Rival[] => [
  {
    tool: 'coreutils',
    command: shell(`cat ${log} | cat | cat`),
    wanted: { speedAtLeast: 0.75 },
  },
  {
    tool: 'split2',
    command: shell(`cat ${log} | node "$PEERS/write-lines.js" | cat`),
    wanted: { speedAtLeast: 8 },
  },
]

const lookedUp = (log: string): readonly Rival[] => [
  {
    tool: 'split2',
    command: shell(`cat ${log} | node "$PEERS/explain-lines.js" meanings.json | cat`),
    wanted: { speedAtLeast: 1.5 },
  },
]

const jq = (log: string): readonly Rival[] => [
  { tool: 'jq', command: shell(`cat ${log} | jq -c . | cat`), wanted: { speedAtLeast: 6 } },
]

export const annotateWorks: readonly Work[] = [
  ...(['logcat', 'pino'] as const).flatMap((kind) => {
    const format = kind === 'logcat' ? 'below' : 'splice'
    const [one, all] = [{ kind, format, percent: 1 } as const, { kind, format, percent: 100 } as const]
    return [
      annotate({ ...one, name: `pipe-${kind}-1`, title: `annotate a pipe, ${kind}, 1 % hits` }, through),
      annotate(
        { ...all, name: `pipe-${kind}-100`, title: `annotate a pipe, ${kind}, every line with a code` },
        lookedUp,
      ),
    ]
  }),
  annotate(
    {
      name: 'ndjson',
      title: '`--format ndjson`, pino, 1 % hits',
      kind: 'pino',
      percent: 1,
      format: 'ndjson',
    },
    jq,
  ),
]
