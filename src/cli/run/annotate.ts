/**
 * Runs `annotate`: opens inputs one after the other, shows and counts, and settles the exit code.
 */
import { countNothing, together } from '../../annotate/count-lines.ts'
import { type Output, outputTo } from '../../annotate/output.ts'
import { type AnnotateOptions, annotate, type Observer } from '../../annotate/pipeline.ts'
import { createDetector } from '../../detect/detect.ts'
import type { Evidence } from '../../detect/hit.ts'
import type { Encoding } from '../../input/encoding.ts'
import { defaultMaxLine } from '../../input/framer.ts'
import { isPostgres } from '../../postgres/place.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import type { Counting, CountingOptions } from '../counting.ts'
import { failOnOf } from '../fail-on.ts'
import { eachSource } from '../inputs.ts'
import type { Measuring, MeasuringOptions } from '../measuring.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { chosenTarget, countInFile, type PushTarget } from '../push-target.ts'
import { exit, type World } from '../world.ts'
import { chosenWriter } from '../writer.ts'
import { chosenZones } from '../zones.ts'
import { chosenToFollow, followFiles, type Show, type WriterFor } from './follow.ts'
import type { StreamSetting } from './from.ts'

export async function runAnnotate(args: Arguments, world: World): Promise<number> {
  const target = chosenTarget(args)
  const fromStream = isFromStream(args)
  const followed = chosenToFollow(args)
  const failOn = failOnOf(args['fail-on'] as string | undefined)
  const zoneOf = chosenZones(args)
  const language = chosenLanguage(args, world)
  const catalogue = await chosenCatalogue(args)
  const output = outputTo(world.stdout, world.signal)
  const stop = AbortSignal.any([world.signal, output.closed])
  const options: AnnotateOptions = {
    catalogue,
    detector: createDetector(catalogue),
    language,
    minEvidence: args['min-evidence'] as Evidence,
    encoding: args['encoding'] as Encoding | undefined,
    maxLine: defaultMaxLine,
  }
  const measuring = await chosenMeasuring(args, { catalogue, zoneOf }, world)
  const push = await chosenPush(target, options, measuring, world)
  const countingOptions = { ...options, zoneOf, push, onCommit: measuring?.onCommit }
  const counting = fromStream ? undefined : await chosenCounting(args, countingOptions, world)

  const failing: Observer = { ...countNothing, line: ({ hits }) => failOn.see(hits, catalogue) }
  const show: Show = async (source, writer, counted, until = stop) => {
    const measured = measuring?.begin(source)
    const observer = together(failing, counted, measured?.observer ?? countNothing)
    try {
      await annotate(source, options, writer, output, observer, until)
    } finally {
      measured?.end()
    }
  }
  const writerFor: WriterFor = (wholeLines) => chosenWriter(args, world, options, output, wholeLines)
  const failed = fromStream
    ? await showStream(args, world, { ...countingOptions, show, writerFor, measuring, output, stop })
    : followed
      ? await followFiles(followed, world, { show, writerFor, counting, stop })
      : await showFiles(args, world, output, show, writerFor, counting)

  const writeError = await output.finish()
  if (writeError !== undefined) complain(world, `cannot write the output: ${writeError.message}`)
  const lost = (await counting?.finish()) ?? false
  measuring?.close()
  if (failed || lost || writeError !== undefined) return exit.notProcessed
  return failOn.matched() ? exit.failOn : exit.done
}

async function showFiles(
  args: Arguments,
  world: World,
  output: Output,
  show: Show,
  writerFor: WriterFor,
  counting: Counting | undefined,
): Promise<boolean> {
  const writer = await writerFor(false)
  return eachSource(args, world, output, async (source) => {
    const counted = counting?.begin(source)
    try {
      await show(counted?.source ?? source, writer, counted?.observer ?? countNothing)
    } finally {
      await counted?.finish()
    }
  })
}

/** A stream's packages are loaded only where one is read. */
async function showStream(args: Arguments, world: World, setting: StreamSetting): Promise<boolean> {
  const { readStream } = await import('./from.ts')
  return readStream(args, world, setting)
}

/** SQLite is loaded only where something is counted. */
async function chosenCounting(
  args: Arguments,
  options: Omit<CountingOptions, 'path' | 'name'>,
  world: World,
): Promise<Counting | undefined> {
  const path = args['db'] as string | undefined
  if (path === undefined) return undefined
  const { openCounting } = await import('../counting.ts')
  return openCounting({ ...options, path, name: args['source'] as string | undefined }, world)
}

/** Throws a `UserError` where something else is to be read, too, or the counts go where only streams' may. */
function isFromStream(args: Arguments): boolean {
  const isStream = args['from'] !== undefined
  const files = (args['files'] as readonly string[] | undefined) ?? []
  if (isStream && (files.length > 0 || args['follow'])) {
    throw new UserError('--from reads a stream, and files are named as well', 'run one program for each')
  }
  if (!isStream && isPostgres((args['db'] as string | undefined) ?? '')) {
    throw new UserError(
      'files and pipes are counted in a SQLite file, not in PostgreSQL directly',
      countInFile,
    )
  }
  return isStream
}

/** What talks to a PostgreSQL server is loaded only where something is sent. */
async function chosenPush(
  target: PushTarget | undefined,
  options: Pick<AnnotateOptions, 'catalogue' | 'language'>,
  measuring: Measuring | undefined,
  world: World,
): Promise<CountingOptions['push']> {
  if (target === undefined) return undefined
  const { preparePushing } = await import('../pushing.ts')
  const push = await preparePushing({ ...options, target, onPush: measuring?.onPush }, world)
  return (connection) => {
    const pushing = push(connection)
    measuring?.watch(pushing.backlog)
    return pushing
  }
}

/** A server is loaded only where something is measured. */
async function chosenMeasuring(
  args: Arguments,
  options: MeasuringOptions,
  world: World,
): Promise<Measuring | undefined> {
  const address = args['metrics'] as string | undefined
  if (address === undefined) return undefined
  const { startMeasuring } = await import('../measuring.ts')
  return startMeasuring(address, args, options, world)
}
