/**
 * The package as a user gets it: packed in a clean copy of the project, and installed in an empty folder without
 * development packages.
 *
 * better-sqlite3's own script would download or compile its binary, which takes a minute and is that package's concern:
 * no scripts are run, and the binary of this folder is put in its place, in the same version. All else is what npm makes
 * of the tarball.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))

export interface Packed {
  readonly tarball: string
  /** Paths in the package. */
  readonly files: readonly string[]
}

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** `dist` of the copy begins with a file of an earlier build, which must not be packed. */
export function pack(folder: string): Packed {
  const copy = join(folder, 'project')
  const left = new Set(['node_modules', '.git', 'dist'])
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(relative(root, path)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(join(copy, 'dist'))
  writeFileSync(join(copy, 'dist', 'of-an-earlier-build.js'), '')
  const printed = npm(['pack', '--json', '--pack-destination', folder], copy)
  // npm's scripts print before it does.
  const [{ filename, files }] = JSON.parse(printed.slice(printed.indexOf('[\n'))) as [
    { filename: string; files: { path: string }[] },
  ]
  return { tarball: join(folder, basename(filename)), files: files.map(({ path }) => path) }
}

/** The folder in which the package has been installed, as where scripts are not allowed: SQLite is missing. */
export function install(tarball: string, folder: string): string {
  const user = join(folder, 'user')
  mkdirSync(user)
  writeFileSync(join(user, 'package.json'), '{ "private": true, "type": "module" }\n')
  npm(
    ['install', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', tarball],
    user,
  )
  return user
}

/** What better-sqlite3's script would have done. */
export function addBinary(user: string): void {
  const name = join('node_modules', 'better-sqlite3')
  const version = (of: string): string =>
    (JSON.parse(readFileSync(join(of, name, 'package.json'), 'utf8')) as { version: string }).version
  if (version(user) !== version(root)) {
    throw new Error(
      `better-sqlite3 is ${version(user)} there and ${version(root)} here: npm update better-sqlite3`,
    )
  }
  cpSync(join(root, name, 'build'), join(user, name, 'build'), { recursive: true })
}
