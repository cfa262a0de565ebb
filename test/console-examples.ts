/** Console blocks of a page in Markdown: commands behind `$ `, and what they print. */
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'

const run = promisify(execFile)

interface Example {
  readonly command: string
  readonly output: string
}

export const blocksOf = (page: string): string[] =>
  [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map((match) => match[1] as string)

function examplesOf(block: string): Example[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.split('\n')
      return { command, output: output.join('\n').trimEnd() }
    })
}

/** Where the commands run: a folder with `fixtures` in it, and one with `authing-annotate`. */
export interface Shell {
  readonly folder: string
  readonly bin: string
  /** What the page has told the reader to set, and where the servers are that it speaks of. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs the commands of a block one after the other, as a user of a Chinese system does. */
export async function expectAsShown(block: string, { folder, bin, environment = {} }: Shell): Promise<void> {
  rmSync(join(folder, 'counts.db'), { force: true })
  const { AUTHING_ANNOTATE_LANG, FORCE_COLOR, ...rest } = process.env
  const env = { ...rest, PATH: `${bin}:${rest['PATH']}`, LANG: 'zh_CN.UTF-8', NO_COLOR: '1', ...environment }
  for (const { command, output } of examplesOf(block)) {
    // The store is asked through SQL where there is no sqlite3 on the machine.
    const printed = command.startsWith('sqlite3 ')
      ? await answerOf(command, folder)
      : (await run('bash', ['-c', command], { cwd: folder, env })).stdout
    // A terminal doesn't show the CR of CSV's line ends.
    expect(printed.replaceAll('\r\n', '\n').trimEnd(), command).toBe(output)
  }
}

async function answerOf(command: string, folder: string): Promise<string> {
  const [, file = '', query = ''] = /^sqlite3 (\S+) "(.*)"$/.exec(command) ?? []
  const { Database } = await import('./sqlite.ts')
  const database = new Database(join(folder, file), { readonly: true })
  const rows = database.prepare(query).raw().all() as unknown[][]
  database.close()
  return rows.map((row) => row.join('|')).join('\n')
}
