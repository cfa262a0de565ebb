/**
 * What a shared store knows of a sender when a commit of it begins, and what that makes of the commit: the rules are
 * the same for every engine. Pure.
 */
import type { Delta, Sender, Standing } from '../../count/delta.ts'

/**
 * `current`: the epoch that is under way. `earlier`: one that another has followed. `next`: none that is known, so it
 * begins now.
 */
export type EpochState = 'current' | 'earlier' | 'next'

export function epochState(
  standing: Standing | undefined,
  { epoch }: Sender,
  isInLedger: boolean,
): EpochState {
  if (standing?.epoch === epoch) return 'current'
  return isInLedger ? 'earlier' : 'next'
}

/** Whether the database that sends isn't the one, or not in the state, whose counts are here. */
export function isSuperseded(
  { kind }: Sender,
  state: EpochState,
  standing: Standing | undefined,
  deltas: readonly Delta[],
): boolean {
  if (kind === 'stream' || standing === undefined) return false
  if (state !== 'current') return state === 'earlier'
  return deltas.some(({ seq, token }) => seq === standing.newest && token !== standing.token)
}

/** The standing with these deltas. */
export function standingAfter(
  standing: Standing | undefined,
  { epoch }: Sender,
  state: EpochState,
  deltas: readonly Delta[],
): Standing {
  if (standing !== undefined && state === 'earlier') return standing
  const before = state === 'current' && standing !== undefined ? standing : { newest: 0, token: undefined }
  const newest = deltas.reduce<Pick<Delta, 'seq' | 'token'>>(
    (most, delta) => (delta.seq > most.seq ? delta : most),
    {
      seq: before.newest,
      token: before.token,
    },
  )
  return { epoch, newest: newest.seq, token: newest.token }
}
