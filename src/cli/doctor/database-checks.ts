/** The database: whether it can be used as it lies there, and what it has counted. */
import { bytesText } from '../quantity.ts'
import { aboutDatabase, type Check, note, ok, wrong } from './finding.ts'

const largeLog = 64 * 1024 * 1024

const journals = {
  'write-ahead': ['，预写日志（WAL）', ', write-ahead log'],
  rollback: ['，回滚日志', ', rollback journal'],
  unknown: ['', ''],
} as const

export const databaseChecks: readonly Check[] = [
  ({ database }) =>
    database === undefined || 'size' in database
      ? undefined
      : wrong(
          'database',
          { zh: `无法使用数据库：${database.error}`, en: database.error },
          { zh: database.advice, en: database.advice },
        ),
  aboutDatabase(({ file, size, journal, logSize }) => {
    const log = logSize > 0 ? ` + ${bytesText(logSize)}` : ''
    const [zh, en] = journals[journal ?? 'unknown']
    return ok('database', `${file}：${bytesText(size)}${log}${zh}`, `${file}: ${bytesText(size)}${log}${en}`)
  }),
  aboutDatabase(({ look }) =>
    typeof look === 'object' && 'error' in look
      ? wrong(
          'database-unreadable',
          { zh: `无法读取：${look.error}`, en: look.error },
          { zh: look.advice, en: look.advice },
        )
      : undefined,
  ),
  aboutDatabase(({ look, file }) => {
    if (look === 'empty') {
      return note(
        'database-empty',
        { zh: '数据库里还没有任何计数', en: 'nothing has been counted in it yet' },
        {
          zh: `先计数：authing-annotate ingest --db ${file} 日志文件…`,
          en: `count first: authing-annotate ingest --db ${file} FILES…`,
        },
      )
    }
    if (look !== 'unrecovered' && look !== 'large') return undefined
    return note(
      'database-not-looked-into',
      look === 'unrecovered'
        ? {
            zh: '上次写入它的程序被中断，须先恢复才能读取，而 doctor 不作改动',
            en: 'who wrote it last was cut off, so it has to be recovered before it is read, and doctor changes nothing',
          }
        : {
            zh: '文件太大，不留痕迹就无法读取',
            en: 'it is too large to be read without a trace',
          },
      {
        zh: `authing-annotate db check --db ${file} 会恢复并检查它，不会丢失已提交的计数`,
        en: `authing-annotate db check --db ${file} recovers and checks it; what was committed is safe`,
      },
    )
  }),
  aboutDatabase(({ readable, writable, folderWritable, journal }) => {
    if (!readable) return undefined
    if (writable && folderWritable) return undefined
    const published = journal === 'rollback'
    const what = {
      zh: `当前用户不能写${writable ? '它所在的文件夹' : '这个文件'}`,
      en: `this user may not write ${writable ? 'to its folder' : 'the file'}`,
    }
    return published
      ? note('database-read-only', what, {
          zh: '报告可以正常读取（发布的副本就应如此）；计数则需要写权限',
          en: 'reports work, as with a published copy; counting needs the permission',
        })
      : wrong('database-read-only', what, {
          zh: '计数和报告都需要文件及其文件夹的写权限；只读用户请使用 db publish 的副本',
          en: 'counting and reports need it for the file and its folder; give readers a copy by db publish',
        })
  }),
  aboutDatabase(({ closedBeside }) =>
    closedBeside.length === 0
      ? undefined
      : wrong(
          'database-companions',
          {
            zh: `当前用户不能读写 ${closedBeside.join('、')}`,
            en: `this user cannot read and write ${closedBeside.join(', ')}`,
          },
          {
            zh: '多半是另一个用户（如 root）打开过数据库：用 chown --reference 改成与数据库相同的属主，并始终用同一用户运行',
            en: 'another user, such as root, has opened the database: chown --reference them to it, and run everything as one user',
          },
        ),
  ),
  aboutDatabase(({ writableByAll }) =>
    writableByAll
      ? note(
          'database-open-to-all',
          { zh: '任何用户都能改写数据库', en: 'every user may change the database' },
          { zh: 'chmod o-w', en: 'chmod o-w' },
        )
      : undefined,
  ),
  aboutDatabase(({ names }) =>
    names > 1
      ? wrong(
          'database-hard-links',
          {
            zh: `这个文件有 ${names} 个名字（硬链接）；经不同名字同时打开会损坏它`,
            en: `the file has ${names} names (hard links); opened by two of them at once it gets damaged`,
          },
          { zh: '只保留一个名字；副本用 db publish', en: 'keep one name; make copies by db publish' },
        )
      : undefined,
  ),
  aboutDatabase(({ holders }) =>
    holders.length === 0
      ? undefined
      : note(
          'database-locked',
          { zh: `写锁由 ${holders.join('、')} 持有`, en: `the write lock is held by ${holders.join(', ')}` },
          {
            zh: '若一直如此，关闭其中打开的事务',
            en: 'if that stays so, end the transaction that it holds open',
          },
        ),
  ),
  aboutDatabase(({ logSize, size }) =>
    logSize > Math.max(largeLog, size)
      ? note(
          'database-log-large',
          {
            zh: `预写日志已有 ${bytesText(logSize)}`,
            en: `the write-ahead log has grown to ${bytesText(logSize)}`,
          },
          {
            zh: '有读者长期占用旧状态：关闭打开着的 sqlite3 或浏览器',
            en: 'a reader keeps an old state open: close the sqlite3 shell or browser that does',
          },
        )
      : undefined,
  ),
]
