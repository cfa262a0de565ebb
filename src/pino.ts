/**
 * `authing-annotate/pino`: a transport for pino. Its records gain what their Authing codes mean, or are counted, or both,
 * in pino's worker thread. Nothing else of this project loads it, and SQLite is loaded only where something is counted.
 */
import { writeSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import { countNothing } from './annotate/count-lines.ts'
import { catalogue as builtIn } from './catalogue/built-in.ts'
import { type Catalogue, withRecords } from './catalogue/catalogue.ts'
import { openDestination } from './pino/destination.ts'
import { type Settings, settingsOf, type TransportOptions } from './pino/options.ts'
import { createRecords } from './pino/records.ts'
import { createTransport } from './pino/transport.ts'
import { UserError } from './user-error.ts'

export type { Language } from './catalogue/language.ts'
export type { Evidence } from './detect/hit.ts'
export type { TransportOptions } from './pino/options.ts'

/**
 * The stream that pino asks a transport for: takes NDJSON, one record a line, and passes it on with one more member,
 * `authing_annotations`, in each record that holds codes. Not a byte else of a record changes, and what is no JSON object
 * passes as it came. With back-pressure; it closes when all is written and committed.
 *
 * Throws for an option that is wrong or can't be had (a database of another program, a file that can't be written); the
 * message names it and says what to give. A destination that fails later is an `error` of the stream; a database
 * that can't be written any more is said on stderr, and the records go on.
 *
 * @example
 * import { text } from 'node:stream/consumers'
 * import transport from 'authing-annotate/pino'
 *
 * const stream = await transport({ lang: 'en' })
 * stream.end('{"level":50,"err":{"code":2333}}\n')
 * const [{ code, severity }] = JSON.parse(await text(stream)).authing_annotations
 * console.log(code, severity) // 2333 warning
 */
export default async function transport(options: TransportOptions = {}): Promise<Duplex> {
  try {
    return await open(settingsOf(options))
  } catch (error) {
    // Of an error only the message gets out of a worker thread.
    throw error instanceof UserError ? new Error(wordsFor(error), { cause: error }) : error
  }
}

async function open(settings: Settings): Promise<Duplex> {
  const { count, annotate } = settings
  const catalogue = await catalogueWith(settings.catalogue)
  const destination = settings.destination === undefined ? undefined : openDestination(settings.destination)
  const counting =
    count === undefined
      ? undefined
      : (await import('./pino/counting.ts')).openCounting({ ...settings, ...count, catalogue, complain })
  return createTransport({
    records: createRecords({ ...settings, catalogue }, counting?.observer ?? countNothing),
    counting,
    destination,
    otherwise: () => (annotate ? openDestination(1) : undefined),
  })
}

async function catalogueWith(path: string | undefined): Promise<Catalogue> {
  if (path === undefined) return builtIn
  const { readExtraRecords } = await import('./catalogue/extra.ts')
  return withRecords(builtIn, readExtraRecords(path))
}

/** To the file descriptor: while the program exits, nobody passes on what a thread says by other ways. */
function complain(error: unknown): void {
  try {
    writeSync(2, `${wordsFor(error)}\n`)
  } catch {
    // Nobody reads complaints; the records go on.
  }
}

const wordsFor = (error: unknown): string =>
  `authing-annotate/pino: ${error instanceof UserError ? `${error.message}: ${error.advice}` : String(error)}`
