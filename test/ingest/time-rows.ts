/**
 * Faults F45–F60 as logs: lines, when their file was last written and read, and the minutes under which they count.
 */

const syslog = (time: string): string => `${time} host app[1]: login failed code=2333`
export const logcat = (time: string): string => `${time}  1000  1000 E App: login failed code=2333`
export const plain = (time: string): string => `${time} login failed code=2333`
/** Another code than that of the record which such a line goes on with. */
const timeless = '  caused by code=10001'
const quiet = (time: string): string => `${time} all is well`
const json = (time: string): string => `{"time":${time},"msg":"login failed code=2333"}`

export interface Row {
  readonly title: string
  readonly zone?: string
  /** When the file was last written, and when it is read. */
  readonly modified?: string
  readonly now?: string
  readonly lines: readonly string[]
  /** The minute in UTC of each line that counts, in the order of time. */
  readonly minutes: readonly string[]
  /** Kinds and numbers of what is noted. */
  readonly issues?: readonly (readonly [kind: string, n: number])[]
}

export const years: readonly Row[] = [
  {
    title: 'F45 a file over New Year has December in the old year and January in the new',
    modified: '2026-01-01T00:10:00Z',
    now: '2026-01-01T03:00:00Z',
    lines: [syslog('Dec 31 23:59:59'), syslog('Jan  1 00:00:00')],
    minutes: ['2025-12-31T23:59', '2026-01-01T00:00'],
  },
  {
    title: 'F45 a late line of December among those of January is last year’s',
    modified: '2026-01-01T00:10:00Z',
    now: '2026-01-01T03:00:00Z',
    lines: [logcat('01-01 00:00:01.000'), logcat('12-31 23:59:58.000'), logcat('01-01 00:00:02.000')],
    minutes: ['2025-12-31T23:59', '2026-01-01T00:00', '2026-01-01T00:00'],
  },
  {
    title: 'F45 a device that is minutes ahead is in the new year already',
    modified: '2025-12-31T23:57:00Z',
    now: '2025-12-31T23:58:00Z',
    lines: [logcat('12-31 23:59:00.000'), logcat('01-01 00:01:00.000')],
    minutes: ['2025-12-31T23:59', '2026-01-01T00:01'],
  },
  {
    title: 'F45 New Year in Shanghai comes eight hours before UTC’s',
    zone: 'Asia/Shanghai',
    modified: '2025-12-31T16:05:00Z',
    now: '2025-12-31T16:10:00Z',
    lines: [logcat('12-31 23:59:00.000'), logcat('01-01 00:01:00.000')],
    minutes: ['2025-12-31T15:59', '2025-12-31T16:01'],
  },
  {
    title: 'F45 a file of December that is read in January',
    modified: '2025-12-31T10:00:00Z',
    now: '2026-01-02T03:00:00Z',
    lines: [syslog('Dec 30 10:00:00'), syslog('Dec 31 10:00:00')],
    minutes: ['2025-12-30T10:00', '2025-12-31T10:00'],
  },
  {
    title: 'F46 29 February is the last one before the file was written',
    modified: '2026-03-01T00:00:00Z',
    lines: [logcat('02-29 12:00:00.000'), logcat('02-28 12:00:00.000')],
    minutes: ['2024-02-29T12:00', '2026-02-28T12:00'],
    issues: [],
  },
  {
    title: 'F47 a file of years ago has the year in which it was last written',
    modified: '2021-03-02T10:00:00Z',
    lines: [syslog('Dec 31 23:59:59'), syslog('Feb 28 10:00:00'), syslog('Mar  2 10:00:00')],
    minutes: ['2020-12-31T23:59', '2021-02-28T10:00', '2021-03-02T10:00'],
  },
]

export const clocks: readonly Row[] = [
  {
    title: 'F48 a time that is skipped is the one that clocks showed an hour later',
    zone: 'America/New_York',
    lines: [plain('2026-03-08 01:59:59'), plain('2026-03-08 02:30:00'), plain('2026-03-08 03:00:00')],
    minutes: ['2026-03-08T06:59', '2026-03-08T07:00', '2026-03-08T07:30'],
  },
  {
    title: 'F49 an hour that comes twice is counted twice',
    zone: 'America/New_York',
    lines: [
      plain('2026-11-01 00:59:59'),
      plain('2026-11-01 01:00:00'),
      plain('2026-11-01 01:30:00'),
      plain('2026-11-01 01:59:59'),
      plain('2026-11-01 01:00:00'),
      plain('2026-11-01 01:30:00'),
      plain('2026-11-01 01:59:59'),
      plain('2026-11-01 02:00:00'),
    ],
    minutes: [
      '2026-11-01T04:59',
      '2026-11-01T05:00',
      '2026-11-01T05:30',
      '2026-11-01T05:59',
      '2026-11-01T06:00',
      '2026-11-01T06:30',
      '2026-11-01T06:59',
      '2026-11-01T07:00',
    ],
  },
  {
    title: 'F49 lines without a code tell the two hours apart, too',
    zone: 'Europe/Berlin',
    lines: [quiet('2026-10-25 02:59:00'), quiet('2026-10-25 02:01:00'), plain('2026-10-25 02:30:00')],
    minutes: ['2026-10-25T01:30'],
  },
  {
    title: 'F49 a late line stays in the first hour',
    zone: 'Europe/Berlin',
    lines: [plain('2026-10-25 02:45:00'), plain('2026-10-25 02:44:58'), plain('2026-10-25 02:46:00')],
    minutes: ['2026-10-25T00:44', '2026-10-25T00:45', '2026-10-25T00:46'],
  },
  {
    title: 'F49 and one in the second hour that is late from the first is in the first',
    zone: 'Europe/Berlin',
    lines: [plain('2026-10-25 02:59:59'), plain('2026-10-25 02:00:01'), plain('2026-10-25 02:59:58')],
    minutes: ['2026-10-25T00:59', '2026-10-25T00:59', '2026-10-25T01:00'],
  },
  {
    title: 'F49 where clocks stay as they are, the hour that comes again is a jump',
    zone: 'Asia/Shanghai',
    lines: [plain('2026-10-25 02:59:59'), plain('2026-10-25 02:00:01')],
    minutes: ['2026-10-24T18:00', '2026-10-24T18:59'],
    issues: [['clock-skew', 1]],
  },
  {
    title: 'F51 CST is not guessed at; the zone of the source holds',
    zone: 'Asia/Shanghai',
    lines: [plain('2026-11-22 10:00:00 CST')],
    minutes: ['2026-11-22T02:00'],
  },
  {
    title: 'F52 a clock that is set back by an hour counts under its own time',
    lines: [plain('2026-11-22 10:00:05'), plain('2026-11-22 09:00:06'), plain('2026-11-22 09:01:00')],
    minutes: ['2026-11-22T09:00', '2026-11-22T09:01', '2026-11-22T10:00'],
    issues: [['clock-skew', 1]],
  },
  {
    title: 'F52 also where it is set back on a line without a code',
    lines: [plain('2026-11-22 10:00:00'), quiet('2026-11-22 08:00:00'), plain('2026-11-22 08:00:01')],
    minutes: ['2026-11-22T08:00', '2026-11-22T10:00'],
    issues: [['clock-skew', 1]],
  },
  {
    title: 'F52 but not where nothing is counted before or behind',
    lines: [quiet('2026-11-22 10:00:00'), quiet('2026-11-22 08:00:00'), plain('2026-11-22 08:00:01')],
    minutes: ['2026-11-22T08:00'],
  },
  {
    title: 'F52 a phone before it knows the time is in 1970, or in January',
    lines: [
      plain('1970-01-01 00:00:12'),
      plain('2026-11-22 10:00:00'),
      logcat('01-01 00:00:12.000'),
      plain('2026-11-22 10:01:00'),
    ],
    minutes: ['1970-01-01T00:00', '2026-01-01T00:00', '2026-11-22T10:00', '2026-11-22T10:01'],
    issues: [
      ['clock-skew', 1],
      ['clock-skew', 1],
    ],
  },
  {
    title: 'F52 lines that are a little late are nothing odd',
    lines: [plain('2026-11-22 10:00:00'), plain('2026-11-22 09:31:00'), plain('2026-11-22 10:00:01')],
    minutes: ['2026-11-22T09:31', '2026-11-22T10:00', '2026-11-22T10:00'],
  },
  {
    title: 'F53 a time in 2099 counts there, and the line behind it in its own',
    lines: [plain('2099-01-01 00:00:00'), plain('2026-11-22 10:00:00')],
    minutes: ['2026-11-22T10:00', '2099-01-01T00:00'],
    issues: [
      ['clock-skew', 1],
      ['future', 1],
    ],
  },
  {
    title: 'F54 a leap second belongs to the minute that it ends',
    lines: [plain('2016-12-31 23:59:60'), plain('2017-01-01 00:00:00')],
    minutes: ['2016-12-31T23:59', '2017-01-01T00:00'],
  },
  {
    title: 'F56 seconds, milliseconds, microseconds and nanoseconds',
    lines: ['', '000', '000000', '000000000'].map((zeros) => json(`1795336620${zeros}`)),
    minutes: ['2026-11-22T08:37', '2026-11-22T08:37', '2026-11-22T08:37', '2026-11-22T08:37'],
  },
  {
    title: 'F58 lines that are out of order by days are in their own minutes',
    lines: [plain('2026-11-22 10:00:00'), plain('2026-11-15 10:00:00'), plain('2026-11-22 10:01:00')],
    minutes: ['2026-11-15T10:00', '2026-11-22T10:00', '2026-11-22T10:01'],
    issues: [['clock-skew', 1]],
  },
  {
    title: 'F60 each line in the zone that it names, and in the source’s where it names none',
    zone: 'Asia/Shanghai',
    lines: [
      plain('2026-11-22T10:00:00+08:00'),
      plain('2026-11-22T02:01:00Z'),
      plain('2026-11-22 10:02:00'),
      plain('2026-11-21 21:03:00 -0500'),
    ],
    minutes: ['2026-11-22T02:00', '2026-11-22T02:01', '2026-11-22T02:02', '2026-11-22T02:03'],
  },
]

export const undated: readonly Row[] = [
  {
    title: 'F55 a line without a time has the last one before it, also of a line without a code',
    lines: [quiet('2026-11-22 10:00:00'), timeless, plain('2026-11-22 10:05:00'), timeless],
    minutes: ['2026-11-22T10:00', '2026-11-22T10:05', '2026-11-22T10:05'],
  },
  {
    title: 'F55 before any, it has the file’s last change, and is noted',
    modified: '2024-02-29T12:34:56Z',
    lines: [timeless, plain('2024-02-29 10:00:00'), timeless],
    minutes: ['2024-02-29T10:00', '2024-02-29T10:00', '2024-02-29T12:34'],
    issues: [['undated', 1]],
  },
  {
    title: 'F57 what is no time is none',
    lines: ['"2026-11-22T10:00:00Z"', '1e400', '"garbage"', '-1', 'null', '{}', '"2026-02-30T10:00:00Z"'].map(
      json,
    ),
    minutes: Array.from({ length: 7 }, () => '2026-11-22T10:00'),
  },
]
