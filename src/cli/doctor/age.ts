/** A length of time in its largest unit, as people say it. */
import type { Words } from './finding.ts'

const units = [
  [86_400, '天', 'days'],
  [3600, '小时', 'hours'],
  [60, '分钟', 'minutes'],
  [1, '秒', 'seconds'],
] as const

export function ageOf(seconds: number): Words {
  // 90 seconds are 90 seconds: of a unit there are two at least.
  const [length, zh, en] = units.find(([length]) => seconds >= 2 * length) ?? [1, '秒', 'seconds']
  const number = Math.max(0, Math.floor(seconds / length))
  return { zh: `${number} ${zh}`, en: `${number} ${number === 1 ? en.slice(0, -1) : en}` }
}
