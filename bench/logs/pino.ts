/** A service's log as pino prints it: one JSON object a line. */
import type { LogKind } from './log.ts'
import { pinoBearers } from './pino-bearers.ts'
import { pinoDecoys } from './pino-decoys.ts'
import { type Random, weighted } from './random.ts'

/** The processes of three machines; one's number is a code. */
const processes: readonly string[] = [
  1636, 31, 30, 29, 24_117, 24_118, 24_119, 24_120, 917, 918, 919, 920,
].map((pid, index) => `"pid":${pid},"hostname":"teahouse-api-${1 + (index >> 2)}"`)

const pickDecoy = weighted(pinoDecoys)
const pickBearer = weighted(pinoBearers)

const frame = (random: Random, at: number, level: number, members: string): string =>
  `{"level":${level},"time":${at},${random.pick(processes)},${members}}`

export const pino: LogKind = {
  name: 'pino',
  step: 5,
  decoy(random, at) {
    const { level, text } = pickDecoy(random)
    return frame(random, at, level, text(random))
  },
  bearer(random, at) {
    const { level, codes, text } = pickBearer(random)
    const code = random.pickSkewed(codes)
    return { line: frame(random, at, level, text(code, random)), code: code.code }
  },
}
