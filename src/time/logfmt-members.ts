/**
 * The `key=value` pairs that a line begins with: logrus, slog, go-kit, structlog.
 *
 * Stops at the first word that is no pair, so `time=…` in the middle of a message is not a member.
 */
import { matchAt } from './match-at.ts'
import type { Member } from './record-time.ts'

const PAIRS_AT_MOST = 16
const PAIR =
  /([\w.@-]{1,64})=(?:"((?:[^"\\]|\\.){0,4096})"|'([^']{0,4096})'|([^\s"']{0,4096}))(?:[ \t]{1,8}|$)/y

export function* logfmtMembers(text: string, start: number): Generator<Member> {
  let position = start
  for (let pair = 0; pair < PAIRS_AT_MOST; pair++) {
    const match = matchAt(PAIR, text, position)
    if (match === undefined) return
    const [whole, key = '', double, single, bare] = match
    position += whole.length
    yield { key, value: () => double ?? single ?? bare }
  }
}
