/** A database on a server: whether it can be used by this program and this user, and what it holds. */
import { bytesText, grouped } from '../quantity.ts'
import { shellWord } from '../shell-word.ts'
import { ageOf } from './age.ts'
import { issuesOf, prunedOf } from './counts-checks.ts'
import { aboutShared, aboutSharedCounts, type Check, note, ok, wrong } from './finding.ts'
import { isAtLeast } from './program-checks.ts'

const upgrade = 'npm i -g authing-annotate'

export const sharedChecks: readonly Check[] = [
  ({ shared }) =>
    shared === undefined || 'version' in shared
      ? undefined
      : wrong(
          'database',
          { zh: `无法使用数据库：${shared.error}`, en: shared.error },
          { zh: shared.advice, en: shared.advice },
        ),
  aboutShared(({ where, version, schema, size, holds }) => {
    const [zh, en] =
      holds === undefined
        ? ['', '']
        : [
            `，其中按分钟的计数 ${bytesText(holds.minutesSize)}；结构 ${schema.version}`,
            `, of which the minutes ${bytesText(holds.minutesSize)}; schema ${schema.version}`,
          ]
    return ok(
      'database',
      `${where} 有应答：PostgreSQL ${version}，${bytesText(size)}${zh}`,
      `${where} answers: PostgreSQL ${version}, ${bytesText(size)}${en}`,
    )
  }),
  aboutShared(({ address, holds, readOnly, rights }) => {
    if (holds !== undefined) return undefined
    const mayCreate = rights === 'all' && !readOnly
    return note(
      'database-empty',
      { zh: '其中还没有我们的表', en: 'there are no tables of ours in it yet' },
      mayCreate
        ? {
            zh: `首次发送时自动创建：authing-annotate db push --db 文件 --push ${shellWord(address)}；若应已有计数，检查数据库名和 search_path`,
            en: `the first to send creates them: authing-annotate db push --db FILE --push ${shellWord(address)}; if there should be counts, look at the name of the database and at its search_path`,
          }
        : {
            zh: '当前用户不能创建它们：首次发送须由有 CREATE 权限的用户进行；若应已有计数，检查数据库名和 search_path',
            en: 'this user may not create them, so someone with CREATE on the schema has to send first; if there should be counts, look at the name of the database and at its search_path',
          },
    )
  }),
  aboutSharedCounts((_, { schema: { version, known, oldestWriter } }) => {
    if (version < known) {
      return note(
        'schema-older',
        {
          zh: `数据库结构是 ${version}，本程序是 ${known}`,
          en: `it has schema ${version}, this program ${known}`,
        },
        {
          zh: '本版本首次写入时自动升级，那个用户需要模式上的 CREATE 权限；只增不改的升级不影响旧版程序',
          en: 'the first of this version to send brings it up to date, as a user with CREATE on the schema; where that only adds, older programs go on',
        },
      )
    }
    if (version === known) return undefined
    return note(
      'schema-newer',
      {
        zh: `数据库结构是 ${version}，本程序只认识到 ${known}`,
        en: `it has schema ${version}, this program knows ${known}`,
      },
      oldestWriter > known
        ? {
            zh: `本程序可以读取，但不能计入：${upgrade}`,
            en: `this program may read it, and not count into it: ${upgrade}`,
          }
        : {
            zh: `本程序可以照常使用，方便时升级：${upgrade}`,
            en: `this program may go on; upgrade it when that suits: ${upgrade}`,
          },
    )
  }),
  aboutSharedCounts((_, { readOnly, rights }) => {
    if (readOnly) {
      return ok(
        'database-rights',
        '只读（副本，或被设为只读）：报告可用，计数须连接主服务器',
        'it only reads (a replica, or set to): right for reports; counts go to the server that takes writes',
      )
    }
    if (rights === 'none') {
      return ok(
        'database-rights',
        '当前用户只能读取：报告可用，不能计数',
        'this user may read, and not count: right for reports',
      )
    }
    return rights === 'all'
      ? ok('database-rights', '当前用户可以读取和计数', 'this user may read and count')
      : note(
          'database-rights',
          {
            zh: '当前用户只有部分写权限，不足以计数',
            en: 'this user may write to some of the tables, which is not enough to count',
          },
          {
            zh: '由表的属主执行：GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO 用户；只出报告则只需 SELECT',
            en: 'its owner can: GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO USER; for reports SELECT is enough',
          },
        )
  }),
  aboutSharedCounts(({ catalogueBy, catalogue }, _, { program: { version } }) => {
    if (catalogueBy === undefined) return undefined
    return isAtLeast(version, catalogueBy)
      ? ok(
          'catalogue',
          `其中的返回码目录由 authing-annotate ${catalogueBy} 写入（${catalogue}）`,
          `its catalogue of codes is the one of authing-annotate ${catalogueBy} (${catalogue})`,
        )
      : note(
          'program-older',
          {
            zh: `其中的返回码目录由更新的程序写入：${catalogueBy}，本程序是 ${version}`,
            en: `its catalogue of codes is the one of a newer program: ${catalogueBy}, this is ${version}`,
          },
          { zh: `数据不受影响；升级：${upgrade}`, en: `counts are right all the same; upgrade: ${upgrade}` },
        )
  }),
  aboutSharedCounts(({ hits, lastSeen }, _, { now }) => {
    if (lastSeen === undefined) {
      return note(
        'counts-none',
        { zh: '还没有返回码', en: 'no code has been counted' },
        {
          zh: '若主机上已有计数：在该主机上 authing-annotate doctor --db 文件 --push URL',
          en: 'if the hosts have counts, on one of them: authing-annotate doctor --db FILE --push URL',
        },
      )
    }
    const newest = ageOf(now / 1000 - lastSeen)
    return ok(
      'counts',
      `${grouped(hits)} 次计数，最新的在 ${newest.zh}前`,
      `${grouped(hits)} hits, the newest ${newest.en} ago`,
    )
  }),
  aboutSharedCounts(prunedOf),
  aboutSharedCounts((state, { address }) =>
    issuesOf(state, `psql ${shellWord(address)} -c 'SELECT * FROM ingest_issues'`),
  ),
]
