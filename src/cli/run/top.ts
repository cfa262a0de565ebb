/** Runs `top`. */
import { words } from '../../annotate/words.ts'
import type { Severity } from '../../catalogue/record.ts'
import type { Evidence } from '../../detect/hit.ts'
import { tableLines } from '../../report/table.ts'
import { topCodes } from '../../store/queries.ts'
import { openStoreReadOnly } from '../../store/store.ts'
import { UserError } from '../../user-error.ts'
import type { Arguments } from '../command.ts'
import { chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { chosenRange, timeText } from '../range.ts'
import { type World, widthOf } from '../world.ts'

const titles = {
  zh: ['次数', '返回码', '级别', '最近一次 (UTC)', '说明'],
  en: ['Count', 'Code', 'Severity', 'Last seen (UTC)', 'Description'],
} as const

export async function runTop(args: Arguments, world: World): Promise<number> {
  const limit = Number(args['limit'])
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new UserError(`--limit ${args['limit']} is no number of rows`, 'give a whole number from 1')
  }
  const range = chosenRange(args, world)
  const language = chosenLanguage(args, world)
  const say = words[language]
  const store = openStoreReadOnly(args['db'] as string)
  try {
    const rows = topCodes(store, {
      limit,
      minEvidence: args['min-evidence'] as Evidence,
      language,
      ...range,
    }).map(({ n, code, severity, lastSeen, description }) => [
      `${n}`,
      `${code}`,
      severity in say.severity ? say.severity[severity as Severity] : say.unknownSeverity,
      timeText(lastSeen),
      description === '' ? say.unknown : description,
    ])
    const columns = titles[language].map((title, index) => ({
      title,
      align: index < 2 ? ('right' as const) : ('left' as const),
    }))
    return await print(world, tableLines(columns, rows, widthOf(world)))
  } finally {
    store.close()
  }
}
