/** Says what is in the way once, however often it is met, until it has gone. */
import { UserError } from '../user-error.ts'
import type { Connection } from './connection.ts'
import { reasonOf } from './reasons.ts'

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

/** What is said of a stream that can't be read for now. */
export const waitingFor = (error: unknown, stream: string, { shown }: Connection): UserError =>
  new UserError(
    error instanceof UserError
      ? error.message
      : `the stream ${stream} of ${shown} has stopped: ${reasonOf(error)}`,
    'it is waited for; nothing that was counted counts again',
    1,
  )
