/** What a database holds: its versions, its counts, and what was odd when they were counted. */
import type { StoreState } from '../../store/state.ts'
import { grouped } from '../quantity.ts'
import { ageOf } from './age.ts'
import { aboutCounts, type Check, type Finding, note, ok } from './finding.ts'

/** Nights without a run: one may have been missed. */
const quietSeconds = 2 * 86_400

export function prunedOf({ prunedBefore }: Pick<StoreState, 'prunedBefore'>): Finding | undefined {
  if (prunedBefore === undefined) return undefined
  return ok(
    'pruned',
    `${prunedBefore} 以前的分钟与小时已删除（db prune），日与总数仍在`,
    `minutes and hours before ${prunedBefore} are deleted (db prune); days and totals are there`,
  )
}

/** `command` shows them. */
export function issuesOf(
  { issues: found }: Pick<StoreState, 'issues'>,
  command: string,
): Finding | undefined {
  if (found.length === 0) return undefined
  const issues = found.map(({ kind, n }) => `${kind} ${grouped(n)}`).join(', ')
  return note(
    'issues',
    { zh: `计数时遇到过异常：${issues}`, en: `counting met with what was odd: ${issues}` },
    { zh: `逐条查看：${command}`, en: `see each: ${command}` },
  )
}

export const countsChecks: readonly Check[] = [
  aboutCounts((state, _, { program }) => {
    if (state.schema < program.schema) {
      return note(
        'schema-older',
        {
          zh: `数据库结构是 ${state.schema}，本程序是 ${program.schema}`,
          en: `it has schema ${state.schema}, this program ${program.schema}`,
        },
        {
          zh: '下次计数时自动升级；在那之后旧版程序不能再用它',
          en: 'the next count brings it up to date; older programs refuse it from then on',
        },
      )
    }
    return state.catalogue === program.catalogue.version
      ? undefined
      : note(
          'catalogue-differs',
          {
            zh: '其中的返回码目录与本程序的不同',
            en: 'its catalogue of codes is not the one of this program',
          },
          {
            zh: '若计数时用了 --catalogue 则属正常；否则下次计数时更新',
            en: 'right where --catalogue is given for counting; else the next count replaces it',
          },
        )
  }),
  aboutCounts((state, { writtenAt }, { now }) => {
    const written = ageOf((now - writtenAt) / 1000)
    if (state.lastSeen === undefined) {
      return note(
        'counts-none',
        {
          zh: `还没有返回码；最后一次写入在 ${written.zh}前`,
          en: `no code has been counted; last written ${written.en} ago`,
        },
        {
          zh: '若日志里应有返回码：authing-annotate --only 日志文件',
          en: 'if the logs should have codes: authing-annotate --only FILES…',
        },
      )
    }
    const newest = ageOf(now / 1000 - state.lastSeen)
    const zh = `${grouped(state.hits)} 次计数，最新的在 ${newest.zh}前；最后一次写入在 ${written.zh}前`
    const en = `${grouped(state.hits)} hits, the newest ${newest.en} ago; last written ${written.en} ago`
    return now - writtenAt < quietSeconds * 1000
      ? ok('counts', zh, en)
      : note(
          'counts-old',
          { zh, en },
          {
            zh: '若日志仍在增长，检查服务或定时任务是否在运行（systemctl status authing-annotate）',
            en: 'if the logs go on, see whether the service or job runs (systemctl status authing-annotate)',
          },
        )
  }),
  aboutCounts(prunedOf),
  aboutCounts((state, { file }) =>
    issuesOf(state, `sqlite3 -readonly ${file} 'SELECT * FROM ingest_issues'`),
  ),
]
