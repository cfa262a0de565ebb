/** Runs `codes`. */
import { painter, severityColors } from '../../annotate/text.ts'
import { words } from '../../annotate/words.ts'
import type { Language } from '../../catalogue/language.ts'
import type { CodeRecord } from '../../catalogue/record.ts'
import type { LookUpForm } from '../../report/look-up/forms.ts'
import { UserError } from '../../user-error.ts'
import { type ColorChoice, wantsColor } from '../color.ts'
import type { Arguments } from '../command.ts'
import { chosenCatalogue, chosenLanguage } from '../options.ts'
import { writeOutput } from '../output-file.ts'
import { print } from '../print.ts'
import { exit, type World, widthOf } from '../world.ts'

export async function runCodes(args: Arguments, world: World): Promise<number> {
  if (args['json'] && args['export'] !== undefined) {
    throw new UserError('--json and --export are two forms of the same', 'give one of them')
  }
  const catalogue = await chosenCatalogue(args)
  const records = catalogue.records
    .filter(({ origin }) => args['origin'] === undefined || origin === args['origin'])
    .filter(({ severity }) => args['severity'] === undefined || severity === args['severity'])
    .toSorted((a, b) => a.code - b.code)
  const lines = await linesOf(records, args, world)
  const output = args['output'] as string | undefined
  if (output === undefined || output === '-') return print(world, lines)
  writeOutput(output, `${lines.join('\n')}\n`)
  return exit.done
}

async function linesOf(records: readonly CodeRecord[], args: Arguments, world: World): Promise<string[]> {
  const language = chosenLanguage(args, world)
  if (args['export'] !== undefined) {
    const { lookUpForms } = await import('../../report/look-up/forms.ts')
    return lookUpForms[args['export'] as LookUpForm](records, language)
  }
  return args['json'] ? [JSON.stringify(records, null, 2)] : tableOf(records, language, args, world)
}

const titles = {
  zh: ['返回码', '来源', '级别', '说明'],
  en: ['Code', 'Origin', 'Severity', 'Description'],
} as const

/** A file is no terminal; who wants colours in it says so. */
async function tableOf(
  records: readonly CodeRecord[],
  language: Language,
  args: Arguments,
  world: World,
): Promise<string[]> {
  const toFile = args['output'] !== undefined && args['output'] !== '-'
  const color = args['color'] as ColorChoice
  const paint = painter(toFile ? color === 'always' : wantsColor(color, world))
  const rows = records.map(({ code, origin, severity, ...texts }) => [
    `${code}`,
    origin,
    paint(severityColors[severity], words[language].severity[severity]),
    texts[language].description,
  ])
  const [code, ...others] = titles[language]
  const columns = [{ title: code, align: 'right' as const }, ...others.map((title) => ({ title }))]
  const { tableLines } = await import('../../report/table.ts')
  return tableLines(columns, rows, toFile ? undefined : widthOf(world))
}
