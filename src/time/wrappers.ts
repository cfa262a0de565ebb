/**
 * What others put in front of a log line: syslog priorities, container and process names, a level, an address.
 *
 * The stamp stands behind it. A wrapper is a whole, recognisable prefix, never "anything up to a date", so that
 * a date in the middle of a message is not taken for the line's time. Tried from the top; a line may have
 * several, one behind the other.
 */
import { matchAt } from './match-at.ts'

const ESCAPE = '\u001b'
const DIGITS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export interface Wrapper {
  readonly name: string
  /** Every character that the wrapper can start with; absent where they can't be listed. */
  readonly starts?: string
  /** Sticky; never matches nothing. */
  readonly pattern: RegExp
  /** A line and what is left of it behind the wrapper. */
  readonly samples: readonly (readonly [line: string, rest: string])[]
  readonly not: readonly string[]
}

export const wrappers: readonly Wrapper[] = [
  {
    name: 'byte-order-mark',
    starts: '\uFEFF',
    pattern: /\uFEFF/y,
    samples: [['\uFEFF2026-11-22', '2026-11-22']],
    not: ['2026-11-22'],
  },
  {
    name: 'colour',
    starts: ESCAPE,
    pattern: new RegExp(String.raw`(?:${ESCAPE}\[[\d;]{0,32}m){1,4}`, 'y'),
    samples: [['\u001b[0m\u001b[38;5;166m06-03', '06-03']],
    not: ['[31m06-03', '\u001b[2J06-03'],
  },
  {
    name: 'logcat-padding',
    starts: ' ',
    pattern: / {1,12}(?=\d{9,10}\.)/y,
    samples: [['         1780465805.461  2004', '1780465805.461  2004']],
    not: ['   2026-11-22', '    "time": 1780465805.461'],
  },
  {
    name: 'syslog-priority',
    starts: '<',
    pattern: /<\d{1,3}>(?:1 )?/y,
    samples: [
      ['<11>Nov 22', 'Nov 22'],
      ['<34>1 2026-11-22T', '2026-11-22T'],
    ],
    not: ['<1234>Nov 22', '<b>Nov 22'],
  },
  {
    name: 'kubectl',
    starts: '[',
    pattern: /\[pod\/[\w.-]{1,253}\/[\w.-]{1,253}\] /y,
    samples: [['[pod/auth-2020/app] {"code":2020}', '{"code":2020}']],
    not: ['[pod/auth-2020] x', '[node/a/b] x'],
  },
  {
    name: 'pm2',
    starts: DIGITS,
    pattern: /\d{1,5}\|[^\s|]{1,64} {0,64}\| /y,
    samples: [['0|api  | 2026-11-22', '2026-11-22']],
    not: ['0|api', '0 | api | x'],
  },
  {
    name: 'docker-compose',
    starts: LETTERS,
    pattern: /[A-Za-z][\w.-]{0,127} {1,64}\| /y,
    samples: [['web-1  | 2026-11-22', '2026-11-22']],
    not: ['web 1 | x', '- | x'],
  },
  {
    name: 'gin',
    starts: '[',
    pattern: /\[GIN(?:-debug)?\] /y,
    samples: [['[GIN] 2026/11/22 - 16:37:40', '2026/11/22 - 16:37:40']],
    not: ['[GINGER] 2026'],
  },
  {
    name: 'level',
    starts: `[${LETTERS}`,
    pattern:
      /(?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|SEVERE)\]?:?[ \t]{0,8}|[DIWEFA], )(?=[[\d])/iy,
    samples: [
      ['ERROR [2026-11-22', '[2026-11-22'],
      ['[ERROR]\t2026-11-22', '2026-11-22'],
      [
        'E, [2026-11-22T16:37:40.133456 #2004] ERROR -- : x',
        '[2026-11-22T16:37:40.133456 #2004] ERROR -- : x',
      ],
    ],
    not: ['ERRORS 2026', 'error in 2026'],
  },
  {
    name: 'weekday',
    starts: 'MTWFS',
    pattern: /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?=\d)/y,
    samples: [
      ['Sun 2026-11-22', '2026-11-22'],
      ['Sun, 22 Nov 2026', '22 Nov 2026'],
    ],
    not: ['Sun Nov 22', 'Sunday 2026'],
  },
  {
    name: 'emoji',
    pattern: /\p{Extended_Pictographic}\uFE0F? /uy,
    samples: [
      ['📘 2026-03-08', '2026-03-08'],
      ['⚠️ 2026-03-08', '2026-03-08'],
    ],
    not: ['1 2026-03-08', '错 2026-03-08'],
  },
  {
    name: 'access-log',
    starts: `${LETTERS}${DIGITS}_.:-`,
    pattern:
      /(?:[\w.:-]{1,255} )?(?:[\d.]{7,15}|[\da-f]{0,4}:[\da-f:.]{1,42}|localhost|unix:|-) - [^\s"[\]]{1,128} (?=\[)/iy,
    samples: [
      ['10.0.0.5 - - [22/Nov', '[22/Nov'],
      ['auth.example.cn:443 2001:db8::1 - li [22/Nov', '[22/Nov'],
    ],
    not: ['login - failed [22/Nov', '10.0.0.5 said - "x" [22/Nov'],
  },
  {
    name: 'authing-access-log',
    pattern: /(?:[^\s|]{1,255} \| ){4}(?=\[\d)/y,
    samples: [['- | 127.0.0.1 | - | - | [18/六月', '[18/六月']],
    not: ['- | 127.0.0.1 | - | [18/六月'],
  },
]

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
const wrappersByStart: readonly (readonly Wrapper[])[] = ASCII.map((start) =>
  wrappers.filter(({ starts }) => starts?.includes(start) ?? true),
)

/** The position behind a wrapper that starts at `position`, or `position` itself where none does. */
export function unwrap(text: string, position: number): number {
  for (const { pattern } of wrappersByStart[text.charCodeAt(position)] ?? wrappers) {
    const match = matchAt(pattern, text, position)
    if (match !== undefined) return position + match[0].length
  }
  return position
}
