/** Runs `codes`. */
import { painter, severityColors } from '../../annotate/text.ts'
import { words } from '../../annotate/words.ts'
import { tableLines } from '../../report/table.ts'
import { type ColorChoice, wantsColor } from '../color.ts'
import type { Arguments } from '../command.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { type World, widthOf } from '../world.ts'

const titles = {
  zh: ['返回码', '来源', '级别', '说明'],
  en: ['Code', 'Origin', 'Severity', 'Description'],
} as const

export async function runCodes(args: Arguments, world: World): Promise<number> {
  const language = chosenLanguage(args, world)
  const paint = painter(wantsColor(args['color'] as ColorChoice, world))
  const catalogue = await chosenCatalogue(args)
  const records = catalogue.records
    .filter(({ origin }) => args['origin'] === undefined || origin === args['origin'])
    .filter(({ severity }) => args['severity'] === undefined || severity === args['severity'])
    .toSorted((a, b) => a.code - b.code)
  if (args['json']) return print(world, [JSON.stringify(records, null, 2)])
  const rows = records.map(({ code, origin, severity, ...texts }) => [
    `${code}`,
    origin,
    paint(severityColors[severity], words[language].severity[severity]),
    texts[language].description,
  ])
  const [code, ...others] = titles[language]
  const columns = [{ title: code, align: 'right' as const }, ...others.map((title) => ({ title }))]
  return print(world, tableLines(columns, rows, widthOf(world)))
}
