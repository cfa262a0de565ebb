/**
 * Runs `annotate`: opens inputs one after the other, shows and counts, and settles the exit code.
 */
import { type CountOptions, countLines, countNothing } from '../../annotate/count-lines.ts'
import { belowFormat } from '../../annotate/formats/below.ts'
import type { Format } from '../../annotate/formats/format.ts'
import { ndjsonFormat } from '../../annotate/formats/ndjson.ts'
import { spliceFormat } from '../../annotate/formats/splice.ts'
import { forTerminal } from '../../annotate/formats/terminal.ts'
import { isAtLeast } from '../../annotate/log-lines.ts'
import { type Output, outputTo } from '../../annotate/output.ts'
import { type AnnotateOptions, annotate, type Observer } from '../../annotate/pipeline.ts'
import type { TextStyle } from '../../annotate/text.ts'
import { lineWriter, throughWriter, type Writer } from '../../annotate/writer.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Language } from '../../catalogue/language.ts'
import { createDetector } from '../../detect/detect.ts'
import type { Evidence } from '../../detect/hit.ts'
import { decode, type Encoding } from '../../input/encoding.ts'
import { defaultMaxLine } from '../../input/framer.ts'
import type { Source } from '../../input/source.ts'
import { type ColorChoice, wantsColor } from '../color.ts'
import { complain } from '../complain.ts'
import { failOnOf } from '../fail-on.ts'
import { eachSource } from '../inputs.ts'
import { chosenCatalogue, chosenLanguage, chosenZones } from '../options.ts'
import type { Arguments } from '../parser.ts'
import { exit, type World } from '../world.ts'

export async function runAnnotate(args: Arguments, world: World): Promise<number> {
  const failOn = failOnOf(args['fail-on'] as string | undefined)
  const zoneOf = chosenZones(args)
  const language = chosenLanguage(args, world)
  const catalogue = await chosenCatalogue(args)
  const output = outputTo(world.stdout, world.signal)
  const stop = AbortSignal.any([world.signal, output.closed])
  const options: AnnotateOptions = {
    catalogue,
    detector: createDetector(catalogue.recordsOf),
    language,
    minEvidence: args['min-evidence'] as Evidence,
    encoding: args['encoding'] as Encoding | undefined,
    maxLine: defaultMaxLine,
  }
  const writer = await chosenWriter(args, world, options, output)
  const counts = await openCounts(args['db'] as string | undefined, catalogue, language, world)

  const observerOf = (source: Source): Observer => {
    if (counts === undefined) return countNothing
    const name = (args['source'] as string | undefined) ?? source.name
    const settings: CountOptions = { counter: counts.counter, name, zone: zoneOf(name), now: world.now }
    return countLines(source, settings)
  }
  const failed = await eachSource(args, world, output, async (source) => {
    const observer = observerOf(source)
    const watching: Observer = {
      ...observer,
      line: (text, hits, line) => {
        failOn.see(hits, catalogue)
        observer.line(text, hits, line)
      },
    }
    await annotate(source, options, writer, output, watching, stop)
  })

  const writeError = await output.finish()
  if (writeError !== undefined) complain(world, `cannot write the output: ${writeError.message}`)
  const lost = counts?.finish() ?? false
  if (failed || lost || writeError !== undefined) return exit.notProcessed
  return failOn.matched() ? exit.failOn : exit.done
}

async function chosenWriter(
  args: Arguments,
  world: World,
  { language, maxLine, detector, minEvidence }: AnnotateOptions,
  output: Output,
): Promise<Writer> {
  const style: TextStyle = { language, color: wantsColor(args['color'] as ColorChoice, world) }
  const onTerminal = world.stdout.isTTY === true
  const only = args['only'] as boolean
  const guarded = onTerminal && args['raw'] !== true
  const chosen = args['format'] as string
  const name = chosen === 'auto' ? (onTerminal ? 'below' : 'splice') : chosen
  const format = await formatNamed(name, style, guarded)
  if (name === 'below' && !only && !guarded) return throughWriter(format, output.write)
  return lineWriter(guarded ? forTerminal(format) : format, output.write, {
    only,
    maxHeld: maxLine,
    hasHit: (beginning, encoding) =>
      detector.detect(decode(beginning, encoding)).some(({ evidence }) => isAtLeast(evidence, minEvidence)),
  })
}

async function formatNamed(name: string, style: TextStyle, guarded: boolean): Promise<Format> {
  if (name === 'splice') return spliceFormat(style)
  if (name === 'ndjson') return ndjsonFormat()
  if (name === 'pretty') {
    const { prettyFormat } = await import('../../annotate/formats/pretty.ts')
    return prettyFormat({ ...style, guarded })
  }
  return belowFormat(style)
}

interface Counts {
  readonly counter: CountOptions['counter']
  /** Commits what is left; true where counts are lost. */
  readonly finish: () => boolean
}

/** SQLite is loaded only where something is counted. */
async function openCounts(
  path: string | undefined,
  catalogue: Catalogue,
  language: Language,
  world: World,
): Promise<Counts | undefined> {
  if (path === undefined) return undefined
  const [{ createCounter }, { openStore }, { createCommitter }] = await Promise.all([
    import('../../count/counter.ts'),
    import('../../store/store.ts'),
    import('../../store/committer.ts'),
  ])
  const store = openStore(path, {
    catalogue: { version: catalogue.version(), records: catalogue.records },
    language,
  })
  const counter = createCounter({ isKnown: (code) => catalogue.recordsOf(code).length > 0 })
  let lost = false
  const report = (error: unknown): void => {
    lost = true
    complain(world, error)
  }
  const committer = createCommitter(store, counter, report)
  return {
    counter,
    finish: () => {
      const failure = committer.finish()
      if (failure !== undefined && !lost) report(failure)
      return lost
    },
  }
}
