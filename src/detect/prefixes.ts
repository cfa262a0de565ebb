/**
 * What loggers and container runtimes print before the message, as a table.
 *
 * `wrapper` rows (a container, a pod, syslog) may stand before another prefix and tell nothing about who speaks;
 * `log` rows end the prefix. Numbers inside a prefix (pid, tid, uid, line) are never codes. Named groups: `tag`
 * is the tag, logger or class that speaks, `process` keeps interleaved writers apart. Rows are tried in order,
 * the more specific first. Each row's samples are `[line, tag, message]`.
 */

export interface PrefixRow {
  readonly name: string
  readonly kind: 'wrapper' | 'log'
  readonly platform?: 'android' | 'ios'
  /** The message stands on the lines below. */
  readonly header?: true
  /** Every ASCII character that a line of this row can start with; only these rows are tried there. */
  readonly starts: string
  readonly pattern: RegExp
  readonly samples: readonly (readonly [line: string, tag: string | undefined, message: string])[]
}

const digits = '0123456789'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const spaces = ' \t\n\v\f\r'
/** First letters of the months, of logcat's levels and of the words below. */
const months = 'JFMASOND'
const levels = 'VDIWEFASC'
const words = 'TDINWEFCS'
/** All of ASCII that is seen: a mark, a host name or an address. */
const anything = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code)).replace(/\s/g, '')

const date = String.raw`(?:\d{4}-)?\d{2}-\d{2}`
const clock = String.raw`\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?`
const zone = String.raw`(?:\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?`
const iso = String.raw`\d{4}-\d{2}-\d{2}[T ]${clock}${zone}`
const level = `[${levels}]`
const word = '(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|ERR|FATAL|CRITICAL|SEVERE|SUCCESS)'
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const row = (text: string): RegExp => new RegExp(`^${text}`)

export const prefixes: readonly PrefixRow[] = [
  {
    name: 'docker-compose',
    starts: letters,
    kind: 'wrapper',
    pattern: row(String.raw`(?<process>[A-Za-z][\w.-]{0,60})\s{1,30}\|\s(?!\s*${word})`),
    samples: [['api-1  | {"code":2004}', undefined, '{"code":2004}']],
  },
  {
    name: 'pm2',
    starts: digits,
    kind: 'wrapper',
    pattern: row(String.raw`(?<process>\d{1,3}\|[\w.-]{1,60})\s*\|\s`),
    samples: [['0|api  | login failed { code: 2004 }', undefined, 'login failed { code: 2004 }']],
  },
  {
    name: 'kubectl',
    starts: '[',
    kind: 'wrapper',
    pattern: row(String.raw`\[(?<process>pod/[^\]]{1,200})\]\s`),
    samples: [['[pod/auth-2020/app] {"code":2005}', undefined, '{"code":2005}']],
  },
  {
    name: 'cri',
    starts: digits,
    kind: 'wrapper',
    pattern: row(`${iso} (?<process>stdout|stderr) [FP] `),
    samples: [
      ['2026-11-22T16:37:51.133456789Z stderr F {"apiCode":2120008}', undefined, '{"apiCode":2120008}'],
    ],
  },
  {
    name: 'idevicesyslog',
    starts: months,
    kind: 'log',
    platform: 'ios',
    pattern: row(
      String.raw`${month}\s{1,2}\d{1,2} ${clock} \S{1,80} (?<process>[^\s\[(]{1,80}(?:\([^)]{1,80}\))?\[\d+\]) <\w+>: `,
    ),
    samples: [
      [
        'Mar  8 10:20:30 iPhone MyApp(Guard)[2020] <Notice>: login failed code=2333',
        undefined,
        'login failed code=2333',
      ],
    ],
  },
  {
    name: 'syslog-rfc5424',
    starts: '<',
    kind: 'wrapper',
    // Structured data is left to the message: it is what was said.
    pattern: row(String.raw`<\d{1,3}>1 \S+ \S+ (?<process>\S+ \S+) \S+ (?:- )?`),
    samples: [
      ['<34>1 2026-11-22T16:37:40Z host app 2004 ID47 - {"code":2020}', undefined, '{"code":2020}'],
      [
        '<11>1 2026-11-22T16:37:40Z web app 2020 ID47 [a@1 errorCode="2057"] x',
        undefined,
        '[a@1 errorCode="2057"] x',
      ],
    ],
  },
  {
    name: 'syslog-rfc3164',
    starts: `<${months}`,
    kind: 'wrapper',
    pattern: row(
      String.raw`(?:<\d{1,3}>)?${month}\s{1,2}\d{1,2} ${clock} \S{1,80} (?<process>[^\s:\[]{1,80}(?:\[\d+\])?):\s`,
    ),
    samples: [['<11>Nov 22 16:37:52 host app[2004]: {"code":2020}', undefined, '{"code":2020}']],
  },
  {
    name: 'logcat-long',
    starts: '[',
    kind: 'log',
    platform: 'android',
    header: true,
    pattern: row(
      String.raw`\[ (?:${date} ${clock}${zone}|\d+\.\d{3,9})\s+(?:[\w.]+:\s*)?(?<process>\d+):\s*\d+ ${level}/(?<tag>[^\]]{0,120}?)\s*\]$`,
    ),
    samples: [['[ 06-03 13:50:05.461  2004: 2020 W/Guardian ]', 'Guardian', '']],
  },
  {
    name: 'logcat-threadtime',
    starts: `${digits}${spaces}`,
    kind: 'log',
    platform: 'android',
    pattern: row(
      String.raw`(?:${date} ${clock}${zone}|\s*\d+\.\d{3,9})\s+(?:[\w.]+\s+)?(?<process>\d+)\s+\d+ ${level} (?<tag>[^:]{0,120}?)\s*: ?`,
    ),
    samples: [
      ['06-03 13:50:05.461  7432  7490 W Guardian: Guardian failed.', 'Guardian', 'Guardian failed.'],
      ['06-03 13:50:05.461 10029  7432  7490 W Guardian: Guardian failed.', 'Guardian', 'Guardian failed.'],
      ['06-03 13:50:05.461 u0_a129  7432  7490 I flutter : 2333', 'flutter', '2333'],
      ['2026-06-03 13:50:05.461 +0800  2004  2020 W Guardian: x', 'Guardian', 'x'],
      ['1780465805.461  2004  2020 W Guardian: x', 'Guardian', 'x'],
    ],
  },
  {
    name: 'logcat-time',
    starts: `${digits}${levels}`,
    kind: 'log',
    platform: 'android',
    pattern: row(
      String.raw`(?:(?:${date} ${clock}${zone}|\d+\.\d{3,9})\s+)?${level}/(?<tag>[^(:]{0,120}?)\s*\(\s*(?<process>\d+)\): ?`,
    ),
    samples: [
      ['06-03 13:50:05.461 W/Guardian( 2004): Guardian failed.', 'Guardian', 'Guardian failed.'],
      ['W/Guardian( 2004): Guardian failed.', 'Guardian', 'Guardian failed.'],
      ['E/QQ      (10012): Auth Failed, onCancel', 'QQ', 'Auth Failed, onCancel'],
    ],
  },
  {
    name: 'logcat-process',
    starts: levels,
    kind: 'log',
    platform: 'android',
    pattern: row(String.raw`${level}\(\s*(?<process>\d+)\) (?=(?:.*\s\((?<tag>[^()]{1,120}?)\s*\)$)?)`),
    samples: [['W( 2004) Guardian failed. 499  (Guardian)', 'Guardian', 'Guardian failed. 499  (Guardian)']],
  },
  {
    name: 'logcat-tag',
    starts: levels,
    kind: 'log',
    platform: 'android',
    pattern: row(String.raw`${level}/(?<tag>[^\s:(/][^:(/]{0,118}?)\s*: ?`),
    samples: [['W/Guardian: Guardian failed.', 'Guardian', 'Guardian failed.']],
  },
  {
    name: 'android-studio-chipmunk',
    starts: digits,
    kind: 'log',
    platform: 'android',
    pattern: row(
      String.raw`${date} ${clock} (?<process>\d+-\d+)/(?:[\w.?:-]{1,200}) ${level}/(?<tag>[^:]{0,120}?)\s*: ?`,
    ),
    samples: [['2026-06-03 13:50:05.461 2004-2020/com.example.app W/Guardian: x', 'Guardian', 'x']],
  },
  {
    name: 'android-studio-dolphin',
    starts: digits,
    kind: 'log',
    platform: 'android',
    pattern: row(
      String.raw`${date} ${clock}\s+(?<process>\d+-\d+)\s+(?<tag>\S{1,120})\s+(?:\S{1,200})\s+${level}\s{2}`,
    ),
    samples: [
      [
        '2026-06-03 13:50:05.461  2004-2020  Guardian                com.example.app                      W  Guardian failed.',
        'Guardian',
        'Guardian failed.',
      ],
    ],
  },
  {
    name: 'guard-ios',
    starts: anything,
    kind: 'log',
    platform: 'ios',
    pattern: row(String.raw`\S{1,4} ${iso}:(?<tag>[\w.-]{0,200}\.\w+):(?=\[)`),
    samples: [
      ['📘 2026-03-08 10:20:30:cn.authing.Guard.AuthClient:["x"]', 'cn.authing.Guard.AuthClient', '["x"]'],
      ['📘 2026-03-08 10:20:30:.AuthClient:["x"]', '.AuthClient', '["x"]'],
    ],
  },
  {
    name: 'apple-unified-log',
    starts: digits,
    kind: 'log',
    platform: 'ios',
    pattern: row(
      String.raw`${date} ${clock}${zone}\s+(?:0x[0-9a-f]+\s+\S+\s+\S+\s+\d+\s+\d+\s+|\S{1,80}\s+)?(?<process>[^\s\[]{1,80}\[\d+(?::[0-9a-fx]+)?\]):?\s(?:\([^)]{1,80}\) )?(?:\[(?<tag>[\w.:-]{1,120})\] )?`,
    ),
    samples: [
      [
        '2026-03-08 10:20:34.123456+0800 MyApp[2004:10001] authing login failed',
        undefined,
        'authing login failed',
      ],
      [
        '2026-03-08 10:20:36.123456+0800  localhost MyApp[2004]: (MyApp) [cn.example:auth] login failed 2333',
        'cn.example:auth',
        'login failed 2333',
      ],
    ],
  },
  {
    name: 'spring-boot',
    starts: digits,
    kind: 'log',
    pattern: row(
      String.raw`${iso}\s+${word}\s+(?<process>\d+)\s+---\s+(?:\[[^\]]{0,80}\]\s*){1,3}(?<tag>\S{1,200})\s+:\s`,
    ),
    samples: [
      [
        '2026-11-22T16:37:40.133+08:00 ERROR 2004 --- [demo] [nio-8080-exec-1] c.e.auth.LoginService : 返回码：2020',
        'c.e.auth.LoginService',
        '返回码：2020',
      ],
      [
        '2026-06-16 11:02:27.608 DEBUG 6754 --- [nio-8080-exec-15] [Authing]                                : 响应：{}',
        '[Authing]',
        '响应：{}',
      ],
    ],
  },
  {
    name: 'logback',
    starts: digits,
    kind: 'log',
    pattern: row(
      String.raw`(?:\d{4}-\d{2}-\d{2}[T ])?${clock}${zone} \[[^\]]{0,120}\] ${word}\s+(?<tag>\S{1,200}) - `,
    ),
    samples: [
      [
        '16:37:40.133 [http-nio-8080-exec-10] ERROR c.e.auth.LoginService - authing failed',
        'c.e.auth.LoginService',
        'authing failed',
      ],
    ],
  },
  {
    name: 'python-logging',
    starts: `${digits}${words}`,
    kind: 'log',
    pattern: row(String.raw`(?:${iso}\s+)?${word}\s+\[(?<tag>[\w.]{1,120}):\d+\]\s+(?<process>\d+)\s`),
    samples: [
      [
        '2026-11-22 16:37:40,441 ERROR [accounts.views:1001] 19331 login failed',
        'accounts.views',
        'login failed',
      ],
    ],
  },
  {
    name: 'log4j',
    starts: digits,
    kind: 'log',
    pattern: row(String.raw`${iso}\s+\[?${word}\]?\s+\[[^\]]{0,120}\]\s+(?<tag>\S{1,200})(?:\s+-)?\s`),
    samples: [
      [
        '2026-11-22 16:37:41,133 ERROR [http-nio-8080-exec-3] LoginService - signin',
        'LoginService',
        'signin',
      ],
    ],
  },
  {
    name: 'loguru',
    starts: digits,
    kind: 'log',
    pattern: row(String.raw`${iso}\s+\|\s*${word}\s*\|\s*(?<tag>[\w.<>]{1,120}):[\w<>]{1,120}:\d+ - `),
    samples: [
      [
        '2026-11-22 16:37:40.441 | ERROR    | accounts.views:login:2004 - authing code=2333',
        'accounts.views',
        'authing code=2333',
      ],
    ],
  },
  {
    name: 'log4js',
    starts: '[',
    kind: 'log',
    pattern: row(String.raw`\[${iso}\]\s+\[${word}\]\s+(?<tag>\S{1,120}) - `),
    samples: [
      ['[2026-11-22T16:37:47.143] [ERROR] authing - checkLogin failed', 'authing', 'checkLogin failed'],
    ],
  },
  {
    name: 'monolog',
    starts: '[',
    kind: 'log',
    pattern: row(String.raw`\[${iso}\] (?<tag>[\w.-]{1,80})\.${word}: `),
    samples: [['[2026-11-22 16:37:40] production.ERROR: 用户不存在', 'production', '用户不存在']],
  },
  {
    name: 'nginx-error',
    starts: digits,
    kind: 'log',
    pattern: row(String.raw`\d{4}/\d{2}/\d{2} ${clock} \[\w+\] \d+#\d+: (?:\*\d+ )?`),
    samples: [
      ['2026/11/22 16:37:40 [error] 2004#2020: *10001 connect() failed', undefined, 'connect() failed'],
    ],
  },
  {
    name: 'go-log',
    starts: digits,
    kind: 'log',
    pattern: row(String.raw`\d{4}/\d{2}/\d{2} ${clock} (?:\S{1,200}\.go:\d+: )?`),
    samples: [['2026/11/22 16:37:40 login.go:2020: authing: code=2004', undefined, 'authing: code=2004']],
  },
  {
    name: 'common-log',
    starts: anything,
    kind: 'log',
    pattern: row(
      String.raw`\S{1,60} \S{1,60} \S{1,60} \[\d{1,2}/[^\s/]{2,4}/\d{4}:\d{2}:\d{2}:\d{2}[^\]]{0,8}\] `,
    ),
    samples: [
      [
        '10.0.0.5 - - [22/Nov/2026:16:37:40 +0800] "POST / HTTP/1.1" 200 2333',
        undefined,
        '"POST / HTTP/1.1" 200 2333',
      ],
    ],
  },
  {
    name: 'bracketed-time',
    starts: '[',
    kind: 'log',
    pattern: row(String.raw`\[(?:${iso}|\d{1,2}/\w{3}/\d{4} ${clock}|${clock} [A-Z]{3})\]\s?`),
    samples: [
      ['[16:37:40 ERR] Authing signin failed', undefined, 'Authing signin failed'],
      [
        '[22/Nov/2026 16:37:40] "POST /login HTTP/1.1" 499 2020',
        undefined,
        '"POST /login HTTP/1.1" 499 2020',
      ],
    ],
  },
  {
    name: 'klog',
    starts: 'IWEF',
    kind: 'log',
    pattern: row(String.raw`[IWEF]\d{4} ${clock}\s+\d+ \S{1,120}:\d+\] `),
    samples: [['E1122 16:37:40.133456    2004 login.go:2020] authing failed', undefined, 'authing failed']],
  },
  {
    name: 'time-and-level',
    starts: digits,
    kind: 'log',
    pattern: row(String.raw`(?:${iso}|${clock})(?:\s{0,9}[|-]?\s{0,9}\[?${word}\]?)?[\s|:]+`),
    samples: [
      [
        '2026-11-22T16:37:44.140Z [warn] sms login refused {"code":2300}',
        undefined,
        '[warn] sms login refused {"code":2300}',
      ],
      ['2026-11-22 16:37:40 ERROR authing failed', undefined, 'authing failed'],
    ],
  },
  {
    name: 'logfmt-time',
    starts: 't@',
    kind: 'log',
    pattern: row(String.raw`(?:time|ts|timestamp|@timestamp)=(?:"[^"]{8,40}"|\S{8,40})\s`),
    samples: [['time="2026-11-22T16:37:40+08:00" level=error msg=x', undefined, 'level=error msg=x']],
  },
]
