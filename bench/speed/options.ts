/** The command line of `npm run bench`. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { UserError } from '../../src/user-error.ts'

export interface Options {
  /** Bytes of each log. */
  readonly size: number
  readonly folder: string
  readonly rounds: number
  /** Names of works; empty for all. */
  readonly only: readonly string[]
  readonly write: boolean
}

export const usage = `Measures the speed of authing-annotate beside that of other programs.

Usage: npm run bench -- [options]
  --size SIZE     bytes of each log, such as 200M or 2G (default 2G)
  --dir FOLDER    where logs are made, once, and kept; they take seven times SIZE (default:
                  authing-annotate-bench in the system's folder for temporary files)
  --runs N        rounds; the median counts (default 5)
  --only WORK     one row of the comparison, or several by commas
  --write         writes bench/RESULTS.md`

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9 }

export function readOptions(words: readonly string[], works: readonly string[]): Options {
  const { size, dir, runs, only, write } = parse(words)
  const chosen = only === undefined ? [] : only.split(',')
  const stranger = chosen.find((name) => !works.includes(name))
  if (stranger !== undefined)
    throw new UserError(`there is no work ${stranger}`, `take one of ${works.join(', ')}`)
  if (write && chosen.length > 0) {
    throw new UserError('--write and --only exclude each other', 'leave one away: the file holds all works')
  }
  return { size: bytesOf(size), folder: dir, rounds: roundsOf(runs), only: chosen, write }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        size: { type: 'string', default: '2G' },
        dir: { type: 'string', default: join(tmpdir(), 'authing-annotate-bench') },
        runs: { type: 'string', default: '5' },
        only: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new UserError((error as Error).message, 'see npm run bench -- --help')
  }
}

function bytesOf(text: string): number {
  const match = /^(\d+)([kMG]?)$/.exec(text)
  const bytes = Number(match?.[1]) * (factors[match?.[2] ?? ''] as number)
  if (!(bytes > 0)) throw new UserError(`--size ${text} is no size`, 'give one such as 200M or 2G')
  return bytes
}

function roundsOf(text: string): number {
  const rounds = Number(text)
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new UserError(`--runs ${text} is no number of rounds`, 'give 5')
  return rounds
}
