/** The questions of docs/sql.md: what is asked, in which words, and the answer that the page shows. */
import { readFileSync } from 'node:fs'
import { now } from './events.ts'

export interface Question {
  readonly title: string
  /** What stands between the title and the query. */
  readonly remark: string
  /** To the letter, as someone would paste it. */
  readonly sql: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const page = readFileSync(new URL('../../docs/sql.md', import.meta.url), 'utf8')

const section = /^(?<title>.+)\n\n(?<remark>(?:.+\n\n)*?)```sql\n(?<sql>[\s\S]+?)```\n\n(?<table>(?:\|.*\n)+)/

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

function questionOf(text: string): Question {
  const parts = section.exec(text)?.groups
  if (parts === undefined) throw new Error(`no question, query and table: ${text}`)
  const { title = '', remark = '', sql = '', table = '' } = parts
  const [columns = [], , ...rows] = table.trimEnd().split('\n').map(cellsOf)
  return { title, remark, sql, columns, rows }
}

const [, text = ''] = page.split('\n## Questions\n')

export const questions: readonly Question[] = text.split(/^### /m).slice(1).map(questionOf)

export function question(title: string): Question {
  const found = questions.find((one) => one.title === title)
  if (found === undefined) throw new Error(`docs/sql.md doesn't ask: ${title}`)
  return found
}

/** As the page itself says: any time may stand in place of 'now'. */
export const asOf = (sql: string, at: number = now): string =>
  sql.replaceAll("'now'", `'${new Date(at).toISOString()}'`)
