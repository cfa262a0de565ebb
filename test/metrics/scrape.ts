/** A program that serves metrics, and what it answers, a number for each series. */
import { once } from 'node:events'
import { type LiveProgram, startProgram } from '../live-program.ts'

export interface Served extends LiveProgram {
  readonly url: string
  /** Numbers by series as they stand there: `name{label="value"}`. */
  readonly numbers: () => Promise<Readonly<Record<string, number>>>
  readonly text: () => Promise<string>
}

/** Starts the program with metrics at any free port. */
export async function serve(args: readonly string[]): Promise<Served> {
  const run = startProgram(['--lang', 'en', '--metrics', '0', ...args])
  const place = (): string | undefined => /metrics are at (\S+)\n/.exec(run.complaints())?.[1]
  while (place() === undefined) await once(run.child.stderr as NodeJS.EventEmitter, 'data')
  const url = place() as string
  const text = async (): Promise<string> => (await fetch(url)).text()
  return { ...run, url, text, numbers: async () => numbersIn(await text()) }
}

export const numbersIn = (text: string): Record<string, number> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const space = line.lastIndexOf(' ')
        return [line.slice(0, space).replace('authing_annotate_', ''), Number(line.slice(space))]
      }),
  )
