/** Runs `doctor`. */

import { visible } from '../../annotate/terminal.ts'
import { painter } from '../../annotate/text.ts'
import type { Language } from '../../catalogue/language.ts'
import { type ColorChoice, wantsColor } from '../color.ts'
import type { Arguments } from '../command.ts'
import type { Facts } from '../doctor/facts.ts'
import type { Finding, Level } from '../doctor/finding.ts'
import { findingsOf } from '../doctor/findings.ts'
import { lookAround } from '../doctor/look-around.ts'
import { chosenLanguage } from '../options.ts'
import { print } from '../print.ts'
import { exit, type World } from '../world.ts'

export async function runDoctor(args: Arguments, world: World): Promise<number> {
  const facts = await lookAround(args, world)
  const findings = findingsOf(facts)
  const language = chosenLanguage(args, world)
  const lines = args['json']
    ? [jsonOf(facts, findings, language)]
    : textOf(findings, language, wantsColor(args['color'] as ColorChoice, world))
  return print(world, lines, count(findings, 'wrong') > 0 ? exit.notProcessed : exit.done)
}

const count = (findings: readonly Finding[], level: Level): number =>
  findings.filter((finding) => finding.level === level).length

/** Without the list of files, which may be long. */
function jsonOf(facts: Facts, findings: readonly Finding[], language: Language): string {
  return JSON.stringify(
    {
      schema_version: 1,
      wrong: count(findings, 'wrong'),
      notes: count(findings, 'note'),
      findings: findings.map(({ id, level, what, advice }) => ({
        id,
        level,
        what: what[language],
        advice: advice?.[language] ?? '',
      })),
      facts,
    },
    (key, value: unknown) => (key === 'files' ? undefined : value),
    2,
  )
}

const levels = {
  zh: { ok: '正常', note: '注意', wrong: '错误' },
  en: { ok: 'ok   ', note: 'note ', wrong: 'wrong' },
} as const

/** Names of files may hold anything. */
const onOneLine = (text: string): string => visible(text).replaceAll('\n', '^J')

const colors = { ok: 'green', note: 'yellow', wrong: 'red' } as const

function textOf(findings: readonly Finding[], language: Language, color: boolean): string[] {
  const paint = painter(color)
  const [wrong, notes] = [count(findings, 'wrong'), count(findings, 'note')]
  return [
    ...findings.flatMap(({ level, what, advice }) => [
      `${paint(colors[level], levels[language][level])}  ${onOneLine(what[language])}`,
      ...(advice === undefined ? [] : [`       ${paint('dim', '→')} ${onOneLine(advice[language])}`]),
    ]),
    '',
    closing[language](wrong, notes),
  ]
}

const closing: Readonly<Record<Language, (wrong: number, notes: number) => string>> = {
  zh: (wrong, notes) => `错误 ${wrong} 处，注意 ${notes} 处`,
  en: (wrong, notes) => `${wrong} wrong, ${notes} to note`,
}
