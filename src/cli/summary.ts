/** What a run of `ingest` has added, as one line for people. */
import type { Language } from '../catalogue/language.ts'
import type { Summary } from '../ingest/summary.ts'
import { bytesText, counted, grouped } from './quantity.ts'

const words = {
  en: {
    nothing: 'nothing new',
    added: ({ lines, bytes, codes, unknown, undated }: Summary) =>
      `${counted(lines, 'new line')} (${bytesText(bytes)}), ${counted(codes, 'code')} (${grouped(unknown)} unknown, ${grouped(undated)} undated)`,
    all: ({ files, issues }: Summary, news: string) =>
      `${counted(files, 'file')}: ${news}, ${counted(issues, 'issue')}`,
    failed: (n: number) => `${grouped(n)} could not be read to the end`,
    incomplete: (n: number) => `${grouped(n)} not complete yet`,
    between: '; ',
  },
  zh: {
    nothing: '没有新内容',
    added: ({ lines, bytes, codes, unknown, undated }: Summary) =>
      `新增 ${grouped(lines)} 行（${bytesText(bytes)}），返回码 ${grouped(codes)} 个（未知 ${grouped(unknown)}，无时间 ${grouped(undated)}）`,
    all: ({ files, issues }: Summary, news: string) =>
      `${grouped(files)} 个文件：${news}，异常 ${grouped(issues)} 处`,
    failed: (n: number) => `${grouped(n)} 个未能读完`,
    incomplete: (n: number) => `${grouped(n)} 个尚不完整`,
    between: '；',
  },
} as const

export function summaryLine(summary: Summary, language: Language): string {
  const say = words[language]
  const { lines, failed, incomplete } = summary
  return [
    say.all(summary, lines === 0 ? say.nothing : say.added(summary)),
    ...(failed > 0 ? [say.failed(failed)] : []),
    ...(incomplete > 0 ? [say.incomplete(incomplete)] : []),
  ].join(say.between)
}
