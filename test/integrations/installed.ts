/** A machine as the integrations expect it, in a folder: the program on the path, logs, and a place for the counts. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { program } from '../run-program.ts'
import { scratchFolder } from '../scratch.ts'

export interface Machine {
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  /** The program's own file there. */
  readonly executable: string
  /** The same text with the paths of this machine. */
  readonly here: (text: string) => string
}

/** Folders that the integrations name. */
const places = ['/var/lib/authing', '/var/log/app', '/srv/reports', '/counts']

export function machine(): Machine {
  const folder = scratchFolder()
  // logrotate refuses folders that others may write to.
  chmodSync(folder, 0o755)
  for (const place of ['/bin', ...places]) mkdirSync(join(folder, place), { recursive: true, mode: 0o755 })
  const executable = join(folder, 'bin', 'authing-annotate')
  writeFileSync(executable, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, { mode: 0o755 })
  const pattern = new RegExp(`(?<![\\w./-])(?:${[...places, '/var/log'].join('|')})(?=/)`, 'g')
  return {
    folder,
    environment: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, LANG: 'C.UTF-8' },
    executable,
    here: (text) => text.replace(pattern, (place) => join(folder, place)),
  }
}

export const integration = (name: string): string =>
  readFileSync(new URL(`../../integrations/${name}`, import.meta.url), 'utf8')

/** The block of the READMEs' section on exact counts that holds these words, a line each, without comments. */
export function readmeBlock(name: string, words: string): string[] {
  const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
  const block = blocks.find((candidate) => candidate.includes(words)) ?? ''
  return block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
}

export const readmes = ['README.md', 'README.zh-CN.md'] as const

/** A line that holds one code, with a time of its own. */
export const lineAt = (second: number): string =>
  `2026-11-22T00:${`${Math.floor(second / 60)}`.padStart(2, '0')}:${`${second % 60}`.padStart(2, '0')}Z ERROR code=2333\n`
