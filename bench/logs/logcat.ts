/** A phone's log in logcat's default layout, threadtime: the time without a year, process and thread, level, tag, text. */
import type { LogKind } from './log.ts'
import { logcatBearers } from './logcat-bearers.ts'
import { logcatDecoys, type Process } from './logcat-decoys.ts'
import { type Random, weighted } from './random.ts'

/** A process and its threads. Some of their numbers are codes, as they are on real phones. */
const processes: Readonly<Record<Process, readonly (readonly [pid: number, tid: number])[]>> = {
  app: [7432, 7432, 7455, 7458, 7465, 7490, 7495, 7499].map((tid) => [7432, tid] as const),
  system: [1874, 1874, 1896, 1902, 1951, 2004, 2020].map((tid) => [1874, tid] as const),
  services: [1120, 1158].map((tid) => [1120, tid] as const),
  push: [2300, 2333, 9811].map((tid) => [2300, tid] as const),
}

const pickDecoy = weighted(logcatDecoys)
const pickBearer = weighted(logcatBearers)

const frame = (
  random: Random,
  at: number,
  process: Process,
  level: string,
  tag: string,
  text: string,
): string => {
  const [pid, tid] = random.pick(processes[process])
  return `${stamp(at)} ${`${pid}`.padStart(5)} ${`${tid}`.padStart(5)} ${level} ${tag.padEnd(8)}: ${text}`
}

export const logcat: LogKind = {
  name: 'logcat',
  step: 10,
  decoy(random, at) {
    const { process, level, tag, text } = pickDecoy(random)
    return frame(random, at, process, level, tag, text(random))
  },
  bearer(random, at) {
    const { level, tag, codes, text } = pickBearer(random)
    const code = random.pickSkewed(codes)
    return { line: frame(random, at, 'app', level, tag, text(code, random)), code: code.code }
  },
}

let stampedSecond = Number.NaN
let second = ''

/** `06-03 13:50:05.461`; the part that stays for a second is made once a second. */
function stamp(at: number): string {
  const whole = Math.floor(at / 1000)
  if (whole !== stampedSecond) {
    stampedSecond = whole
    second = new Date(at).toISOString().slice(5, 19).replace('T', ' ')
  }
  return `${second}.${`${at % 1000}`.padStart(3, '0')}`
}
