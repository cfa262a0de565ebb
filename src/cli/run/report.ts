/** Runs `report`. */
import { openReader, shownDatabase } from '../../database/database.ts'
import type { Evidence } from '../../detect/hit.ts'
import { type Digest, digestOf } from '../../report/digest/digest.ts'
import { digestJson, utcText } from '../../report/digest/json.ts'
import { markdownLines } from '../../report/digest/markdown.ts'
import { type DigestOptions, measured } from '../../report/digest/measure.ts'
import { textLines } from '../../report/digest/text.ts'
import { daysBefore, yesterday } from '../../report/digest/windows.ts'
import type { ReadStore } from '../../store/read-store.ts'
import type { Window } from '../../store/window-counts.ts'
import type { Zone } from '../../time/zone.ts'
import { UserError } from '../../user-error.ts'
import { type ColorChoice, wantsColor } from '../color.ts'
import type { Arguments } from '../command.ts'
import { zoneNamed } from '../named-zone.ts'
import { chosenLanguage } from '../options.ts'
import { writeOutput } from '../output-file.ts'
import { print } from '../print.ts'
import { chosenRange } from '../range.ts'
import { shellWord } from '../shell-word.ts'
import { exit, type World, widthOf } from '../world.ts'

export async function runReport(args: Arguments, world: World): Promise<number> {
  const zone = zoneNamed(args['tz'] as string, args['tz'] as string)
  const options: DigestOptions = {
    window: chosenWindow(args, world, zone),
    zone,
    language: chosenLanguage(args, world),
    minEvidence: args['min-evidence'] as Evidence,
    now: world.now(),
  }
  const store = await openReader(args['db'] as string)
  try {
    const lines = await formats[args['format'] as keyof typeof formats](store, options, args, world)
    const output = args['output'] as string | undefined
    if (output === undefined || output === '-') return await print(world, lines)
    writeOutput(output, `${lines.join('\n')}\n`)
    return exit.done
  } finally {
    await store.close()
  }
}

type Format = (
  store: ReadStore,
  options: DigestOptions,
  args: Arguments,
  world: World,
) => Promise<readonly string[]>

const digestIn = async (store: ReadStore, options: DigestOptions): Promise<Digest> =>
  digestOf(await measured(store, options))

/** The values of --format. */
const formats = {
  text: async (store, options, args, world) => {
    const toFile = args['output'] !== undefined && args['output'] !== '-'
    const color = args['color'] as ColorChoice
    const digest = await digestIn(store, options)
    return textLines(digest, {
      // A file is no terminal; who wants colours in it says so.
      color: toFile ? color === 'always' : wantsColor(color, world),
      width: toFile ? undefined : widthOf(world),
      command: topCommand(digest, args),
    })
  },
  markdown: async (store, options, args) => {
    const digest = await digestIn(store, options)
    return markdownLines(digest, topCommand(digest, args))
  },
  json: async (store, options) => [JSON.stringify(digestJson(await digestIn(store, options)))],
  html: async (store, { window, zone, language, minEvidence, now }, args, world) => {
    if (world.stdout.isTTY === true && args['output'] === undefined) {
      throw new UserError('a page of HTML is nothing for a terminal', 'give it a file: -o report.html')
    }
    const { htmlReport } = await import('../../report/page/html-report.ts')
    const isChosen = args['since'] !== undefined || args['until'] !== undefined
    const range = isChosen ? window : undefined
    const page = await htmlReport(store, { now, zone: zone.name, language, minEvidence, range })
    return [page.trimEnd()]
  },
} satisfies Readonly<Record<string, Format>>

/**
 * Yesterday, where nothing else is asked for. What is asked for ends now at the latest: a day that still goes on is
 * compared with the same part of the days before.
 */
function chosenWindow(args: Arguments, world: World, zone: Zone): Window {
  const range = chosenRange(args, world, zone)
  if (range.since === undefined && range.until === undefined) return yesterday(world.now(), zone)
  const minute = Math.floor(world.now() / 60_000) * 60
  const until = Math.min(range.until ?? minute, minute)
  const since = range.since ?? daysBefore(range.until ?? minute, 1, zone)
  if (since < until) return { since, until }
  throw new UserError(
    `the time from ${utcText(since)} on has not come yet`,
    'give an earlier --since; without it, report is about yesterday',
  )
}

/** Shows each code of the window, whatever the zone and how many there are. */
function topCommand({ window, codes, minEvidence }: Digest, args: Arguments): string {
  const minute = (seconds: number): string => utcText(seconds).replace(':00Z', 'Z')
  return [
    'authing-annotate top',
    `--db ${shellWord(shownDatabase(args['db'] as string))}`,
    `--since ${minute(window.since)} --until ${minute(window.until)}`,
    ...(codes > 20 ? [`--limit ${codes}`] : []),
    ...(minEvidence === 'inferred' ? [] : [`--min-evidence ${minEvidence}`]),
  ].join(' ')
}
