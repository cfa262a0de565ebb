/**
 * Stamps with the month's name: access logs, syslog, ctime, a printed JavaScript date.
 *
 * Names are English or Chinese, as Java and journald print them in a Chinese locale.
 */
import type { Format } from './format.ts'
import { OPTIONAL_ZONE, TIME } from './fragments.ts'
import { ANY_MONTH, ENGLISH_MONTH } from './month.ts'

const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const WEEKDAY_STARTS = 'MTWFS'

export const namedMonthFormats: readonly Format[] = [
  {
    name: 'day-month-year',
    starts: '0123456789',
    pattern: new RegExp(
      String.raw`(?<day>\d\d?)[-/ ](?<month>${ANY_MONTH})[-/ ](?<year>\d{4})[: ]${TIME}${OPTIONAL_ZONE}`,
      'y',
    ),
    samples: [
      ['10.0.0.5 - - [22/Nov/2026:16:37:40 +0800] "POST / HTTP/1.1" 200 2020', '2026-11-22T08:37:40.000Z'],
      ['auth.example.cn:443 ::1 - li [22/Nov/2026:16:37:40 +0000] "GET /"', '2026-11-22T16:37:40.000Z'],
      ['[22/Nov/2026 16:37:40] "POST /login HTTP/1.1" 499 2020', '2026-11-22T08:37:40.000Z'],
      [
        '- | 127.0.0.1 | - | - | [18/六月/2022:21:23:30 +0800] | "DELETE / HTTP/1.1" | 200',
        '2022-06-18T13:23:30.000Z',
      ],
      ['- | 127.0.0.1 | - | - | [18/十二月/2022:21:23:30 +0800] | "GET /"', '2022-12-18T13:23:30.000Z'],
      ['[22-Nov-2026 16:37:40 UTC] PHP Fatal error:  Uncaught Exception', '2026-11-22T16:37:40.000Z'],
      ['22-Nov-2026 16:37:40.133 SEVERE [http-nio-8080-exec-1] x', '2026-11-22T08:37:40.133Z'],
      ['22-十一月-2026 16:37:40.133 严重 [main] x', '2026-11-22T08:37:40.133Z'],
      ['22-11月-2026 16:37:40.133 严重 [main] x', '2026-11-22T08:37:40.133Z'],
      ['Sun, 22 Nov 2026 08:37:40 GMT x', '2026-11-22T08:37:40.000Z'],
    ],
    not: [
      'alice said hello [22/Nov/2026:16:37:40 +0800] x',
      'login - failed [22/Nov/2026:16:37:40 +0800] x',
      '10.0.0.5 - - [32/Nov/2026:16:37:40 +0800] "GET /"',
      '10.0.0.5 - - [22/Foo/2026:16:37:40 +0800] "GET /"',
      '18/十三月/2022:21:23:30 +0800',
      '18/13月/2022:21:23:30 +0800',
    ],
  },
  {
    name: 'syslog',
    starts: 'JFMASOND123456789',
    pattern: new RegExp(
      String.raw`(?<month>${ENGLISH_MONTH}|\d\d?月) {1,2}(?<day>\d\d?) (?:(?<year>\d{4}) )?${TIME}(?=\s)`,
      'y',
    ),
    samples: [
      ['<11>Nov 22 16:37:52 host app[2004]: x', '2026-11-22T08:37:52.000Z'],
      ['Nov 15 17:36:48 ldap slapd[10616]: conn=2004 op=1001', '2026-11-15T09:36:48.000Z'],
      ['Mar  8 10:20:30 iPhone MyApp(Guard)[2020] <Notice>: x', '2026-03-08T02:20:30.000Z'],
      ['Nov 22 16:37:40.133456 host app[2004]: x', '2026-11-22T08:37:40.133Z'],
      ['Nov 22 2019 16:37:40 host app[2004]: x', '2019-11-22T08:37:40.000Z'],
      ['11月 22 16:37:40 host app[2004]: x', '2026-11-22T08:37:40.000Z'],
      ['Dec 31 23:59:59 host app[2004]: x', '2025-12-31T15:59:59.000Z'],
    ],
    not: [
      'Nov 31 16:37:40 host app[2004]: x',
      'Nov 22 we moved',
      'November 22 16:37:40 x',
      'since Nov 22 16:37:40 host app: x',
      '<34>1 - host app 2004 - - x',
      '13月 22 16:37:40 host app[2004]: x',
    ],
  },
  {
    name: 'ctime',
    starts: WEEKDAY_STARTS,
    pattern: new RegExp(
      String.raw`${WEEKDAY} (?<month>${ENGLISH_MONTH}) {1,2}(?<day>\d\d?) ${TIME} (?:(?:(?<zone>UTC|GMT|[+-]\d{4})|[A-Z]{3,5}) )?(?<year>\d{4})(?!\d)`,
      'y',
    ),
    samples: [
      ['[Sun Nov 22 16:37:40.123456 2026] [core:error] [pid 2004] x', '2026-11-22T08:37:40.123Z'],
      ['Sun Nov  8 16:37:40 2026 - SERVER ERROR: x', '2026-11-08T08:37:40.000Z'],
      ['Sun Nov 22 16:37:40 UTC 2026 x', '2026-11-22T16:37:40.000Z'],
      ['Sun Nov 22 16:37:40 CST 2026 x', '2026-11-22T08:37:40.000Z'],
    ],
    not: ['Sun Nov 22 16:37:40 x', 'Sun Nov 31 16:37:40 2026 x'],
  },
  {
    name: 'javascript-date',
    starts: WEEKDAY_STARTS,
    pattern: new RegExp(
      String.raw`${WEEKDAY} (?<month>${ENGLISH_MONTH}) (?<day>\d\d) (?<year>\d{4}) ${TIME}${OPTIONAL_ZONE}`,
      'y',
    ),
    samples: [['Sun Nov 22 2026 16:37:40 GMT+0800 (中国标准时间) login failed', '2026-11-22T08:37:40.000Z']],
    not: ['Sun Nov 22 2026 x'],
  },
]
