/** An instant printed the way each logger prints it is read back, to the precision that was printed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeOf } from '../../src/time/time-of.ts'
import { zoneNamed } from './clocks.ts'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const CHINESE_MONTHS = '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月'.split(' ')
const WEEKDAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')
const DAY = 86_400_000

interface Printed {
  /** The wall time, read with the UTC getters. */
  readonly wall: Date
  /** `2026-11-22`, `16:37:40`, `133`, `+08:00` */
  readonly date: string
  readonly time: string
  readonly millisecond: string
  readonly offset: string
  readonly instant: number
}

type Precision = 'minute' | 'second' | 'millisecond'
type Printer = readonly [name: string, precision: Precision, print: (printed: Printed) => string]

const day = (wall: Date): string => String(wall.getUTCDate())
const month = (wall: Date, names: readonly string[]): string => names[wall.getUTCMonth()] ?? ''
const year = (wall: Date): number => wall.getUTCFullYear()
const weekday = (wall: Date): string => WEEKDAYS[wall.getUTCDay()] ?? ''

const withZone: readonly Printer[] = [
  ['ISO', 'millisecond', (p) => `${p.date}T${p.time}.${p.millisecond}${p.offset} x`],
  ['ISO in UTC', 'millisecond', (p) => `${new Date(p.instant).toISOString()} x`],
  ['ISO, nanoseconds', 'millisecond', (p) => `${p.date}T${p.time}.${p.millisecond}999999${p.offset} x`],
  ['ISO, compact offset', 'second', (p) => `${p.date} ${p.time}${p.offset.replace(':', '')}: x`],
  [
    'logcat -v year,zone',
    'millisecond',
    (p) => `${p.date} ${p.time}.${p.millisecond} ${p.offset.replace(':', '')}  1 W A: x`,
  ],
  ['PM2', 'minute', (p) => `0|api  | ${p.date} ${p.time.slice(0, 5)} ${p.offset}: x`],
  [
    'access log',
    'second',
    (p) =>
      `::1 - - [${day(p.wall).padStart(2, '0')}/${month(p.wall, MONTHS)}/${year(p.wall)}:${p.time} ${p.offset.replace(':', '')}] "GET /"`,
  ],
  [
    'Authing access log',
    'second',
    (p) =>
      `- | ::1 | - | - | [${day(p.wall).padStart(2, '0')}/${month(p.wall, CHINESE_MONTHS)}/${year(p.wall)}:${p.time} ${p.offset.replace(':', '')}] | x`,
  ],
  [
    'JavaScript',
    'second',
    (p) =>
      `${weekday(p.wall)} ${month(p.wall, MONTHS)} ${day(p.wall).padStart(2, '0')} ${year(p.wall)} ${p.time} GMT${p.offset.replace(':', '')} (x)`,
  ],
  ['logrus', 'second', (p) => `time="${p.date}T${p.time}${p.offset}" level=error`],
  ['pino', 'millisecond', (p) => `{"level":50,"time":${p.instant},"msg":"x"}`],
  ['zap', 'millisecond', (p) => `{"ts":${(p.instant / 1000).toFixed(3)},"msg":"x"}`],
  ['journald', 'millisecond', (p) => `{"MESSAGE":"x","__REALTIME_TIMESTAMP":"${p.instant}999"}`],
  ['nanoseconds', 'millisecond', (p) => `{"msg":"x","time":${p.instant}999999}`],
  [
    'float in Go',
    'millisecond',
    (p) =>
      `ts=${String(p.instant).replace(/^(\d)(\d+)$/, '$1.$2')}e+${String(p.instant).length - 4} level=info`,
  ],
  ['logcat -v epoch', 'millisecond', (p) => `${(p.instant / 1000).toFixed(3).padStart(23)}  1  1 W A: x`],
]

const withoutZone: readonly Printer[] = [
  ['log4j', 'millisecond', (p) => `${p.date} ${p.time},${p.millisecond} ERROR x`],
  ['monolog', 'second', (p) => `[${p.date} ${p.time}] production.ERROR: x`],
  ['Go', 'second', (p) => `${p.date.replaceAll('-', '/')} ${p.time} login.go:2020: x`],
  [
    'Tomcat',
    'millisecond',
    (p) => `${day(p.wall)}-${month(p.wall, CHINESE_MONTHS)}-${year(p.wall)} ${p.time}.${p.millisecond} x`,
  ],
  [
    'Apache error log',
    'second',
    (p) =>
      `[${weekday(p.wall)} ${month(p.wall, MONTHS)} ${day(p.wall).padStart(2)} ${p.time} ${year(p.wall)}] x`,
  ],
]

const withoutYear: readonly Printer[] = [
  ['logcat', 'millisecond', (p) => `${p.date.slice(5)} ${p.time}.${p.millisecond}  1  1 W A: x`],
  [
    'syslog',
    'second',
    (p) => `<11>${month(p.wall, MONTHS)} ${day(p.wall).padStart(2)} ${p.time} host app: x`,
  ],
  [
    'syslog in Chinese',
    'second',
    (p) => `${p.wall.getUTCMonth() + 1}月 ${day(p.wall).padStart(2)} ${p.time} host app: x`,
  ],
  [
    'klog',
    'millisecond',
    (p) => `E${p.date.slice(5).replace('-', '')} ${p.time}.${p.millisecond}999  1 a.go:1] x`,
  ],
]

const FIRST = Date.UTC(1990, 0, 1)
const LAST = Date.UTC(2099, 0, 1)
const instants = fc.integer({ min: FIRST, max: LAST })
const offsets = fc
  .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 13 }), fc.constantFrom('00', '30', '45'))
  .map(([sign, hours, minutes]) => `${sign}${String(hours).padStart(2, '0')}:${minutes}`)

function printed(instant: number, offset: string): Printed {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  const wall = new Date(instant + east)
  const [date = '', time = ''] = wall.toISOString().split('T')
  return { wall, date, time: time.slice(0, 8), millisecond: time.slice(9, 12), offset, instant }
}

const UNIT: Record<Precision, number> = { minute: 60_000, second: 1000, millisecond: 1 }
const cut = (instant: number, precision: Precision): number =>
  Math.floor(instant / UNIT[precision]) * UNIT[precision]

test.each(withZone)('%s, its own zone', (_, precision, print) => {
  fc.assert(
    fc.property(instants, offsets, (instant, offset) => {
      const line = print(printed(instant, offset))
      const stamp = timeOf(line, { zone: zoneNamed('-11:00'), now: 0 })
      expect(stamp).toMatchObject({ at: cut(instant, precision), zoned: true, dated: true })
    }),
  )
})

test.each(withoutZone)('%s, the zone of the setting', (_, precision, print) => {
  fc.assert(
    fc.property(instants, offsets, (instant, offset) => {
      const line = print(printed(instant, offset))
      const stamp = timeOf(line, { zone: zoneNamed(offset), now: 0 })
      expect(stamp).toMatchObject({ at: cut(instant, precision), zoned: false, dated: true })
    }),
  )
})

describe('without a year', () => {
  const ages = fc.integer({ min: -DAY, max: 363 * DAY })

  test.each(withoutYear)('%s, read up to a day before and 363 days after', (_, precision, print) => {
    fc.assert(
      fc.property(instants, offsets, ages, (instant, offset, age) => {
        const line = print(printed(instant, offset))
        const stamp = timeOf(line, { zone: zoneNamed(offset), now: instant + age })
        expect(stamp).toMatchObject({ at: cut(instant, precision), zoned: false, dated: false })
      }),
    )
  })
})
