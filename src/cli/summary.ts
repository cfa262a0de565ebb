/** What a run of `ingest` has added, as one line for people. */
import type { Language } from '../catalogue/language.ts'
import type { Summary } from '../ingest/summary.ts'
import { bytesText, grouped } from './quantity.ts'

export const summaryLine = (summary: Summary, language: Language): string =>
  language === 'zh' ? chinese(summary) : english(summary)

function english({
  files,
  lines,
  bytes,
  codes,
  unknown,
  undated,
  issues,
  failed,
  incomplete,
}: Summary): string {
  const news =
    lines === 0
      ? 'nothing new'
      : `${count(lines, 'new line')} (${bytesText(bytes)}), ${count(codes, 'code')} (${grouped(unknown)} unknown, ${grouped(undated)} undated)`
  return [
    `${count(files, 'file')}: ${news}, ${count(issues, 'issue')}`,
    ...(failed > 0 ? [`${grouped(failed)} could not be read to the end`] : []),
    ...(incomplete > 0 ? [`${grouped(incomplete)} not complete yet`] : []),
  ].join('; ')
}

const count = (n: number, singular: string): string => `${grouped(n)} ${singular}${n === 1 ? '' : 's'}`

function chinese({
  files,
  lines,
  bytes,
  codes,
  unknown,
  undated,
  issues,
  failed,
  incomplete,
}: Summary): string {
  const news =
    lines === 0
      ? '没有新内容'
      : `新增 ${grouped(lines)} 行（${bytesText(bytes)}），返回码 ${grouped(codes)} 个（未知 ${grouped(unknown)}，无时间 ${grouped(undated)}）`
  return [
    `${grouped(files)} 个文件：${news}，异常 ${grouped(issues)} 处`,
    ...(failed > 0 ? [`${grouped(failed)} 个未能读完`] : []),
    ...(incomplete > 0 ? [`${grouped(incomplete)} 个尚不完整`] : []),
  ].join('；')
}
