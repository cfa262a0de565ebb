/** The logs that were counted, and the disk that the database lies on. */
import { bytesText, grouped } from '../quantity.ts'
import { aboutDatabase, type Check, note, ok, wrong } from './finding.ts'

const [littleSpace, hardlyAnySpace] = [1_000_000_000, 100_000_000]

export const logsChecks: readonly Check[] = [
  aboutDatabase(({ logs: { counted, gone, behind, bytesBehind } }) => {
    if (counted === 0) return undefined
    const zh = `计过 ${grouped(counted)} 个文件，其中 ${grouped(gone)} 个已不在（轮转后删除属正常）`
    const en = `files that were counted: ${grouped(counted)}; gone since, as rotation has it: ${grouped(gone)}`
    return behind === 0
      ? ok('logs', zh, en)
      : note(
          'logs-behind',
          {
            zh: `${zh}；${grouped(behind)} 个文件还有 ${bytesText(bytesBehind)} 未计`,
            en: `${en}; ${bytesText(bytesBehind)} are not counted yet (files: ${grouped(behind)})`,
          },
          {
            zh: '下次 ingest 会计入；若用服务，检查它是否在运行',
            en: 'the next ingest counts them; where a service should have, see whether it runs',
          },
        )
  }),
  aboutDatabase(({ logs: { unreadable } }) =>
    unreadable.length === 0
      ? undefined
      : note(
          'logs-unreadable',
          {
            zh: `当前用户不能读取 ${unreadable.slice(0, 3).join('、')}${unreadable.length > 3 ? ' 等' : ''}（共 ${unreadable.length} 个）`,
            en: `this user cannot read ${unreadable.length} of them: ${unreadable.slice(0, 3).join(', ')}${unreadable.length > 3 ? ' …' : ''}`,
          },
          {
            zh: '把运行计数的用户加入日志所属的组（如 adm）',
            en: 'add the user that counts to the group of the logs (such as adm)',
          },
        ),
  ),
  aboutDatabase(({ disk: { free, size, freeFiles } }) => {
    const what = {
      zh: `磁盘剩余 ${bytesText(free)}，共 ${bytesText(size)}`,
      en: `${bytesText(free)} of ${bytesText(size)} are free on its disk`,
    }
    const advice = {
      zh: '腾出空间，或用 db prune 删除旧的分钟（空出的空间会被重用）',
      en: 'make room, or delete old minutes by db prune (the room is used again)',
    }
    if (freeFiles === 0) {
      return wrong(
        'disk-files',
        {
          zh: '磁盘上不能再创建文件（inode 用尽）',
          en: 'no more files can be created on its disk (no inodes left)',
        },
        advice,
      )
    }
    if (free < hardlyAnySpace) return wrong('disk-full', what, advice)
    return free < littleSpace ? note('disk-space', what, advice) : ok('disk', what.zh, what.en)
  }),
  aboutDatabase(({ disk: { network }, journal }) =>
    network === undefined || journal !== 'write-ahead'
      ? undefined
      : wrong(
          'disk-network',
          {
            zh: `数据库在网络文件系统（${network}）上，预写日志在那里不可靠`,
            en: `the database lies on a network file system (${network}), where its write-ahead log is not safe`,
          },
          {
            zh: '放到本机磁盘；给其他机器用 db publish 的副本',
            en: 'move it to a local disk; give other machines a copy by db publish',
          },
        ),
  ),
]
