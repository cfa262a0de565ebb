/** Runs `explain`: known codes on stdout, unknown ones with their neighbours on stderr. */
import { neighboursOf } from '../../catalogue/neighbours.ts'
import { explanationLines } from '../../report/explanation.ts'
import { codeOf } from '../code.ts'
import { type ColorChoice, wantsColor } from '../color.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { exit, type World } from '../world.ts'

export async function runExplain(args: Arguments, world: World): Promise<number> {
  const codes = (args['code'] as readonly (string | number)[]).map(codeOf)
  const language = chosenLanguage(args, world)
  const catalogue = await chosenCatalogue(args)
  const color = wantsColor(args['color'] as ColorChoice, world)
  const known = codes.flatMap((code) => catalogue.recordsOf(code))
  const unknown = codes.filter((code) => catalogue.recordsOf(code).length === 0)
  for (const code of unknown) {
    const neighbours = neighboursOf(
      code,
      catalogue.records.map((record) => record.code),
    )
    const named = neighbours.map(
      (other) => `  ${other}  ${catalogue.recordsOf(other)[0]?.[language].description}`,
    )
    complain(world, `${code} is not in the catalogue; near it are:\n${named.join('\n')}`)
  }
  const lines = args['json']
    ? [JSON.stringify(known, null, 2)]
    : known.flatMap((record, index) => [
        ...(index === 0 ? [] : ['']),
        ...explanationLines(record, language, color),
      ])
  return print(world, lines, unknown.length === 0 ? exit.done : exit.notProcessed)
}
