/** Says what is in the way once, however often it is met, until it has gone. */
import type { UserError } from '../user-error.ts'

export type Obstacle = 'connection' | 'stream' | 'store'

export interface Troubles {
  readonly met: (obstacle: Obstacle, problem: UserError) => void
  readonly gone: (obstacle: Obstacle) => void
}

export function createTroubles(say: (problem: UserError) => void): Troubles {
  const present = new Set<Obstacle>()
  return {
    met: (obstacle, problem) => {
      if (present.has(obstacle)) return
      present.add(obstacle)
      say(problem)
    },
    gone: (obstacle) => void present.delete(obstacle),
  }
}
