/** Commits, as metrics. */
import type { CommitEnd } from '../store/commit-end.ts'
import type { Instruments } from './instruments.ts'

export function createCommitMeter(
  instruments: Pick<Instruments, 'ofCommits'>,
  now: () => number,
): (end: CommitEnd) => void {
  const { seconds, failures, successful, last } = instruments.ofCommits()
  successful.set(1)
  return (end) => {
    successful.set(end.failed ? 0 : 1)
    if (end.failed) return failures.inc()
    seconds.observe(end.seconds)
    last.set(now() / 1000)
  }
}
