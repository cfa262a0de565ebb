/** Prints a report in the format that was asked for; of the formats, that one alone is loaded. */
import type { Report } from '../report/report.ts'
import { type ColorChoice, wantsColor } from './color.ts'
import type { Arguments } from './command.ts'
import { print } from './print.ts'
import { type World, widthOf } from './world.ts'

export async function printReport(report: Report, args: Arguments, world: World): Promise<number> {
  return print(world, await linesOf(report, args, world))
}

async function linesOf({ records, sheet }: Report, args: Arguments, world: World): Promise<string[]> {
  switch (args['format']) {
    case 'json':
      return (await import('../report/json.ts')).jsonLines(records)
    case 'csv':
      return (await import('../report/csv.ts')).csvLines(records)
    case 'markdown':
      return (await import('../report/markdown.ts')).markdownLines(sheet)
    default: {
      const { screenLines } = await import('../report/screen.ts')
      return screenLines(sheet, {
        width: widthOf(world),
        color: wantsColor(args['color'] as ColorChoice, world),
      })
    }
  }
}
