/**
 * Shows on a terminal's stderr how far a command is, on one line that is drawn over. Nothing of it remains: it is wiped
 * before anything else is written, at the end, and at the first signal. The cursor stays visible all the time.
 *
 * Of the packages for this, cli-progress had its last release years ago and makes no room for messages, log-update
 * needs a newer Node, and ora brings a dozen packages for one line. What is drawn is decided in `progress-line.ts`.
 */
import type { Progress } from '../ingest/progress.ts'
import type { UserError } from '../user-error.ts'
import { complain } from './complain.ts'
import type { World } from './world.ts'

/** What a run of `ingest` tells of itself. */
export interface Shown {
  readonly progress: (progress: Progress) => void
  readonly report: (problem: UserError) => void
}

/** The line for how far it is, `seconds` after the start, on a terminal of so many columns. */
export type ProgressLine = (progress: Progress, seconds: number, columns: number) => string

const everyMs = 100
const usualColumns = 80
/** The line first: tmux keeps in its history what is cleared from the top of the screen. */
const wipe = '\r\x1b[K\x1b[J'
/** Cut by the terminal where it is narrower than was known: news of its size comes late. */
const unwrapped = (text: string): string => `\x1b[?7l${text}\x1b[?7h`

/** Whether somebody watches: a terminal that can draw over a line, and no build server. */
export function isWatched({ stderr, environment }: Pick<World, 'stderr' | 'environment'>): boolean {
  const ci = environment['CI'] ?? ''
  return stderr.isTTY === true && environment['TERM'] !== 'dumb' && ['', '0', 'false'].includes(ci)
}

export async function withProgress<T>(
  world: Pick<World, 'stderr' | 'environment' | 'signal' | 'now'>,
  line: ProgressLine,
  run: (shown: Shown) => Promise<T>,
): Promise<T> {
  const { stderr, signal, now } = world
  const complainOf = (problem: UserError): void => complain(world, problem)
  if (!isWatched(world) || signal.aborted) return run({ progress: () => {}, report: complainOf })

  const start = now()
  let latest: Progress | undefined
  const draw = (): void => {
    if (latest === undefined || signal.aborted) return
    // The cursor goes back to the start: where the terminal becomes narrower and wraps the line, it is to be drawn
    // over from there.
    const columns = stderr.columns > 0 ? stderr.columns : usualColumns
    stderr.write(`\r${unwrapped(line(latest, (now() - start) / 1000, columns))}\x1b[J\r`)
  }
  const clear = (): void => void stderr.write(wipe)
  const timer = setInterval(draw, everyMs)
  signal.addEventListener('abort', clear)
  try {
    return await run({
      progress: (progress) => {
        const first = latest === undefined
        latest = progress
        if (first) draw()
      },
      report: (problem) => {
        clear()
        complainOf(problem)
      },
    })
  } finally {
    clearInterval(timer)
    signal.removeEventListener('abort', clear)
    clear()
  }
}
