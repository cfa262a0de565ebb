/**
 * A log of any length as blocks of whole lines. The same kind, share and seed give the same bytes, so that figures of
 * today can be compared with those of next year; a longer log begins with the shorter one.
 */
import type { LogKind } from './log.ts'
import { createRandom } from './random.ts'

export interface LogPlan {
  readonly kind: LogKind
  /** How many lines of a hundred hold a code. */
  readonly percent: number
  readonly seed: number
}

export interface Block {
  readonly text: string
  /** The code of each line that has one. */
  readonly codes: readonly number[]
}

/** So few that they are garbage before V8 moves them: twice as fast as with ten times as many. */
const linesPerBlock = 400
/** 2026-06-03 05:50 UTC. */
const firstLineAt = 1_780_465_800_000

export function* blocksOf({ kind, percent, seed }: LogPlan): Generator<Block, never> {
  const random = createRandom(seed)
  let at = firstLineAt
  for (;;) {
    const lines: string[] = []
    const codes: number[] = []
    for (let index = 0; index < linesPerBlock; index++) {
      at += random.below(2 * kind.step + 1)
      if (random.below(100) < percent) {
        const { line, code } = kind.bearer(random, at)
        lines.push(line)
        codes.push(code)
      } else {
        lines.push(kind.decoy(random, at))
      }
    }
    yield { text: `${lines.join('\n')}\n`, codes }
  }
}
