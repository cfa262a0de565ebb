/** Runs `ingest`. */
import { createDetector } from '../../detect/detect.ts'
import { disk } from '../../ingest/content.ts'
import { findFiles } from '../../ingest/find-files.ts'
import { ingest, type Summary } from '../../ingest/ingest.ts'
import type { Encoding } from '../../input/encoding.ts'
import { openStore } from '../../store/store.ts'
import { UserError } from '../../user-error.ts'
import { complain } from '../complain.ts'
import { chosenCatalogue, chosenLanguage, chosenZones } from '../options.ts'
import type { Arguments } from '../parser.ts'
import { print } from '../print.ts'
import { exit, type World } from '../world.ts'

export async function runIngest(args: Arguments, world: World): Promise<number> {
  const zoneOf = chosenZones(args)
  const language = chosenLanguage(args, world)
  const catalogue = await chosenCatalogue(args)
  const found = await findFiles(args['files'] as readonly string[], args['recursive'] as boolean)
  for (const { word, reason } of found.missing) {
    complain(world, new UserError(`cannot read ${word}: ${reason}`, 'the other files are read', 1))
  }
  const store = openStore(args['db'] as string, {
    catalogue: { version: catalogue.version(), records: catalogue.records },
    language,
  })
  try {
    const summary = await ingest(found.files, {
      store,
      disk,
      detector: createDetector(catalogue.recordsOf),
      minEvidence: 'inferred',
      isKnown: (code) => catalogue.recordsOf(code).length > 0,
      zoneOf,
      now: world.now,
      encoding: args['encoding'] as Encoding | undefined,
      signal: world.signal,
      report: (problem) => complain(world, problem),
      progress: () => {},
    })
    const failed = summary.failed + found.missing.length
    const unfinished = failed + summary.incomplete > 0
    const lines = args['json']
      ? [JSON.stringify({ schema_version: 1, ...summary, failed })]
      : [sentence(summary)]
    return await print(world, lines, unfinished ? exit.notProcessed : exit.done)
  } finally {
    store.close()
  }
}

const sentence = ({ files, bytes, lines, codes, failed, incomplete }: Summary): string =>
  [
    `${files} files, ${bytes} new bytes, ${lines} new lines, ${codes} codes`,
    ...(failed > 0 ? [`${failed} not read to the end`] : []),
    ...(incomplete > 0 ? [`${incomplete} not complete yet`] : []),
  ].join('; ')
