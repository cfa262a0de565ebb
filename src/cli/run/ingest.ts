/** Runs `ingest`: files, each counted once, then what comes through a pipe. */

import { fstatSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { mustBeFile } from '../../database/database.ts'
import { createDetector } from '../../detect/detect.ts'
import { type IngestOptions, ingest } from '../../ingest/ingest.ts'
import { asSummary, note, type Problem } from '../../ingest/problem.ts'
import { createScanners } from '../../ingest/scanners.ts'
import { countStream } from '../../ingest/stream.ts'
import { add, emptySummary, type Summary } from '../../ingest/summary.ts'
import { disk } from '../../input/content.ts'
import type { Encoding } from '../../input/encoding.ts'
import { findFiles } from '../../input/find-files.ts'
import { standardInput, standardInputPath } from '../../input/source.ts'
import { withStandardInput } from '../../input/standard-input.ts'
import { snapshotOf } from '../../store/codes.ts'
import { explainError } from '../../store/explain-error.ts'
import { openStore } from '../../store/store.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { type Shown, withProgress } from '../progress.ts'
import { progressLine } from '../progress-line.ts'
import { chosenTarget, countInFile } from '../push-target.ts'
import { summaryLine } from '../summary.ts'
import { exit, type World } from '../world.ts'
import { chosenZones } from '../zones.ts'

export async function runIngest(args: Arguments, world: World): Promise<number> {
  const target = chosenTarget(args)
  mustBeFile(args['db'] as string, countInFile)
  const zoneOf = chosenZones(args)
  const language = chosenLanguage(args, world)
  const catalogue = await chosenCatalogue(args)
  const inputs = await inputsOf(args, world)
  const push =
    target && (await (await import('../pushing.ts')).preparePushing({ target, catalogue, language }, world))
  const store = openStore(args['db'] as string, {
    catalogue: snapshotOf(catalogue),
    language,
  })
  const pushing = push?.(store.connection)
  const scanners = createScanners(availableParallelism(), catalogue.records)
  try {
    const options: Omit<IngestOptions, keyof Shown> = {
      store,
      disk: withStandardInput(disk, world.stdin.fd),
      detector: createDetector(catalogue),
      minEvidence: 'inferred',
      isKnown: (code) => catalogue.recordsOf(code).length > 0,
      zoneOf,
      now: world.now,
      encoding: args['encoding'] as Encoding | undefined,
      signal: world.signal,
      scanners,
    }
    for (const problem of inputs.problems) {
      note(problem, { ...options, report: (error) => complain(world, error) })
    }
    const shown = <T>(run: (shown: Shown) => Promise<T>): Promise<T> =>
      withProgress(world, (...state) => progressLine(...state, language), run)
    const sums = [
      ...inputs.problems.map(asSummary),
      await shown((progress) => ingest(inputs.files, { ...options, ...progress })),
    ]
    if (inputs.stream && !world.signal.aborted) {
      const source = standardInput(world.stdin, world.signal)
      sums.push(await shown((progress) => countStream(source, { ...options, ...progress })))
    }
    const summary = sums.reduce<Summary>(add, emptySummary)
    const line = args['json']
      ? JSON.stringify({ schema_version: 1, ...summary })
      : summaryLine(summary, language)
    const finished = summary.failed + summary.incomplete === 0
    const refused = (await pushing?.finish()) ?? false
    return await print(world, [line], finished && !refused ? exit.done : exit.notProcessed)
  } catch (error) {
    throw explainError(store.connection.name, error)
  } finally {
    pushing?.stop()
    await scanners.close()
    store.close()
  }
}

interface Inputs {
  readonly files: readonly string[]
  /** Whether standard input is asked for and can't be read as a file. */
  readonly stream: boolean
  readonly problems: readonly Problem[]
}

/** Standard input comes last: it may never end, and a file has its own name where it is named, too. */
async function inputsOf(args: Arguments, { stdin }: World): Promise<Inputs> {
  const words = args['files'] as readonly string[]
  const { files, missing } = await findFiles(
    words.filter((word) => word !== '-'),
    args['recursive'] as boolean,
  )
  const problems = missing.map((what): Problem => ({ kind: 'unreadable', ...what }))
  if (!words.includes('-')) return { files, stream: false, problems }
  const status = fstatSync(stdin.fd)
  if (status.isFile()) return { files: [...files, standardInputPath], stream: false, problems }
  if (!status.isDirectory()) return { files, stream: true, problems }
  const folder: Problem = { kind: 'unreadable', path: standardInputPath, reason: 'it is a folder' }
  return { files, stream: false, problems: [...problems, folder] }
}
