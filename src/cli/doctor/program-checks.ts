/** The program itself: its versions, and whether SQLite loads. */
import { type Check, ok, wrong } from './finding.ts'

const numbersOf = (version: string): number[] => (version.match(/\d+/g) ?? []).map(Number)

/** `20.19` against `>=20.19`. */
export function isAtLeast(version: string, needed: string): boolean {
  const [given, least] = [numbersOf(version), numbersOf(needed)]
  const index = least.findIndex((number, at) => number !== (given[at] ?? 0))
  return index === -1 || (given[index] ?? 0) > (least[index] as number)
}

export const programChecks: readonly Check[] = [
  ({ program: { version, schema, catalogue } }) =>
    ok(
      'program',
      `authing-annotate ${version}，数据库结构 ${schema}，目录 ${catalogue.version}（返回码 ${catalogue.codes} 个）`,
      `authing-annotate ${version}, schema ${schema}, catalogue ${catalogue.version} with ${catalogue.codes} codes`,
    ),
  ({ program: { node, nodeNeeded, platform } }) =>
    isAtLeast(node, nodeNeeded)
      ? ok('node', `Node.js ${node}，${platform}`, `Node.js ${node} on ${platform}`)
      : wrong(
          'node-old',
          {
            zh: `Node.js ${node} 太旧，需要 ${nodeNeeded}`,
            en: `Node.js ${node} is too old, ${nodeNeeded} is needed`,
          },
          { zh: '升级 Node.js，然后重新安装本程序', en: 'upgrade Node.js, then install this program again' },
        ),
  ({ program: { sqlite } }) =>
    'version' in sqlite
      ? ok('sqlite', `SQLite ${sqlite.version}，可以加载`, `SQLite ${sqlite.version}, its binary loads`)
      : wrong(
          'sqlite-binary',
          {
            zh: `SQLite（better-sqlite3）无法加载：${sqlite.error}`,
            en: `SQLite (better-sqlite3) does not load: ${sqlite.error}`,
          },
          {
            zh: '用现在的 Node.js 重新安装：npm rebuild better-sqlite3，全局安装则 npm install --global authing-annotate；安装时不要加 --ignore-scripts。--db 以外的功能不受影响',
            en: 'install it again with the Node.js that runs now: npm rebuild better-sqlite3, or npm install --global authing-annotate; without --ignore-scripts. Everything without --db works',
          },
        ),
]
