/**
 * The keys under which structured records, JSON and logfmt, keep their own time.
 *
 * A record may hold a time of its business too (a birthday under `date`), so keys that are often used that way
 * count only where no better one is there. Letter case is ignored: .NET writes `Timestamp`.
 */
import type { Sample } from './format.ts'

export interface TimeKey {
  /** In lower case. */
  readonly key: string
  /** True where the key is the logger's own and reading may stop there. */
  readonly certain: boolean
  readonly samples: readonly Sample[]
}

export const timeKeys: readonly TimeKey[] = [
  {
    key: 'time',
    certain: true,
    samples: [
      ['{"level":50,"time":1795365460133,"pid":1636,"msg":"x"}', '2026-11-22T16:37:40.133Z'],
      ['{"name":"auth","pid":19288,"time":"2026-11-22T16:37:40.133Z","v":0}', '2026-11-22T16:37:40.133Z'],
      [
        '{"log":"{\\"time\\":1795365470133}\\n","stream":"stdout","time":"2026-11-22T16:37:50.133456789Z"}',
        '2026-11-22T16:37:50.133Z',
      ],
      ['time="2026-11-22T16:37:40+08:00" level=error msg="x"', '2026-11-22T08:37:40.000Z'],
      ['level=error msg="a \\" time=1" time=2026-11-22T16:37:40.133+08:00', '2026-11-22T08:37:40.133Z'],
      ['{"time":8,"code":2020}', undefined],
      ['{"time":"16:37:40","code":2020}', undefined],
      ['level=info time=8ms', undefined],
    ],
  },
  {
    key: 'timestamp',
    certain: true,
    samples: [
      ['{"level":"error","message":"x","timestamp":"2026-11-22T16:37:41.140Z"}', '2026-11-22T16:37:41.140Z'],
      ['{"timestamp":"2026-03-08 10:20:38.123456+0800","processID":2004}', '2026-03-08T02:20:38.123Z'],
      ['{"Timestamp":"2026-11-22T16:37:40.1330000\\u002B08:00","Level":"Error"}', '2026-11-22T08:37:40.133Z'],
      ["timestamp='2026-11-22T16:37:40Z' level='error' event='x'", '2026-11-22T16:37:40.000Z'],
      ['{"timestamp":"garbage"}', undefined],
      ['{"timestamp":1e400}', undefined],
      ['{"timestamp":-1795365460133}', undefined],
      ['{"timestamp":null}', undefined],
    ],
  },
  {
    key: '@timestamp',
    certain: true,
    samples: [['{"@timestamp":"2026-11-22T16:37:40.133+08:00","@version":"1"}', '2026-11-22T08:37:40.133Z']],
  },
  {
    key: '@t',
    certain: true,
    samples: [['{"@t":"2026-11-22T08:37:40.1330000Z","@mt":"x"}', '2026-11-22T08:37:40.133Z']],
  },
  {
    key: 'ts',
    certain: true,
    samples: [
      ['{"level":"error","ts":1795365460.133,"msg":"x"}', '2026-11-22T16:37:40.133Z'],
      ['{"ts":1.795365460133e+09,"msg":"x"}', '2026-11-22T16:37:40.133Z'],
      ['{"ts":"2026-11-22T08:38:41Z","route":"x"}', '2026-11-22T08:38:41.000Z'],
      ['ts=2026-11-22T16:37:40Z level=error', '2026-11-22T16:37:40.000Z'],
      ['ts=1795365460.133 level=error', '2026-11-22T16:37:40.133Z'],
      ['level=error ts=1795365460133', '2026-11-22T16:37:40.133Z'],
      ['{"ts":2004,"msg":"x"}', undefined],
    ],
  },
  {
    key: 'datetime',
    certain: true,
    samples: [['{"level":400,"datetime":"2026-11-22T16:37:40.133456+08:00"}', '2026-11-22T08:37:40.133Z']],
  },
  {
    key: 'asctime',
    certain: true,
    samples: [['{"asctime":"2026-11-22 16:37:40,441","levelname":"ERROR"}', '2026-11-22T08:37:40.441Z']],
  },
  {
    key: '__realtime_timestamp',
    certain: true,
    samples: [['{"MESSAGE":"x","__REALTIME_TIMESTAMP":"1795365460133456"}', '2026-11-22T16:37:40.133Z']],
  },
  {
    key: 'timeunixnano',
    certain: true,
    samples: [['{"timeUnixNano":"1795365460133000000","body":"x"}', '2026-11-22T16:37:40.133Z']],
  },
  {
    key: 'time_local',
    certain: true,
    samples: [['{"time_local":"22\\/Nov\\/2026:16:37:40 +0800","status":200}', '2026-11-22T08:37:40.000Z']],
  },
  {
    key: 'time_iso8601',
    certain: true,
    samples: [['{"time_iso8601":"2026-11-22T16:37:40+08:00","status":200}', '2026-11-22T08:37:40.000Z']],
  },
  {
    key: 'eventtime',
    certain: false,
    samples: [['{"eventTime":"2026-11-22T16:37:40Z","eventName":"x"}', '2026-11-22T16:37:40.000Z']],
  },
  {
    key: 'start_time',
    certain: false,
    samples: [['{"start_time":"2026-11-22T16:37:40.133Z","response_code":499}', '2026-11-22T16:37:40.133Z']],
  },
  {
    key: 'date',
    certain: false,
    samples: [
      ['{"date":1795365460.133,"log":"x"}', '2026-11-22T16:37:40.133Z'],
      ['{"date":"1999-01-01T00:00:00Z","level":"error","time":1795365460133}', '2026-11-22T16:37:40.133Z'],
      ['{"date":"2026-11-22"}', undefined],
    ],
  },
]
