/** The line that shows how far `ingest` is: what it says, and that it fits every terminal. */
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/catalogue/language.ts'
import { progressLine } from '../../src/cli/progress-line.ts'
import type { Progress } from '../../src/ingest/progress.ts'

const halfway: Progress = {
  path: '/var/log/app/app.log.1',
  done: 50_000_000,
  total: 100_000_000,
  read: 30_000_000,
  codes: 1234,
}

interface Row {
  readonly title: string
  readonly progress?: Partial<Progress>
  readonly seconds?: number
  readonly columns?: number
  readonly language?: 'zh' | 'en'
  readonly line: string
}

const rows: readonly Row[] = [
  {
    title: 'bytes, rate, time left, codes and the file',
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  3.0 MB/s  0:17 left  1,234 codes  /var/log/app/app.log.1',
  },
  {
    title: 'in Chinese',
    language: 'zh',
    line: '[==========>         ] 50%  50.0 MB / 100.0 MB  3.0 MB/s  剩余 0:17  返回码 1,234  /var/log/app/app.log.1',
  },
  {
    title: 'one code is no codes',
    progress: { codes: 1 },
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  3.0 MB/s  0:17 left  1 code  /var/log/app/app.log.1',
  },
  {
    title: 'no rate in the first second',
    seconds: 0.9,
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  1,234 codes  /var/log/app/app.log.1',
  },
  {
    title: 'no rate where nothing had to be read',
    progress: { read: 0 },
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  1,234 codes  /var/log/app/app.log.1',
  },
  {
    title: 'a clock that was set back',
    seconds: -3600,
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  1,234 codes  /var/log/app/app.log.1',
  },
  {
    title: 'at the start',
    progress: { done: 0, read: 0, codes: 0 },
    seconds: 0,
    line: '[>                   ]  0%  0 B of 100.0 MB  0 codes  /var/log/app/app.log.1',
  },
  {
    title: 'at the end',
    progress: { done: 100_000_000 },
    line: '[====================]100%  100.0 MB of 100.0 MB  3.0 MB/s  0:00 left  1,234 codes  /var/log/app/app.log.1',
  },
  {
    title: 'an input whose end nobody knows',
    progress: { path: 'stdin', total: undefined },
    line: '50.0 MB  3.0 MB/s  1,234 codes  stdin',
  },
  {
    title: 'nothing but empty files',
    progress: { done: 0, total: 0, read: 0, codes: 0 },
    line: '0 B of 0 B  0 codes  /var/log/app/app.log.1',
  },
  {
    title: 'hours',
    progress: { done: 0, total: 50_000_000_000 },
    line: '[>                   ]  0%  0 B of 50.0 GB  3.0 MB/s  4:37:47 left  1,234 codes  /var/log/app/app.log.1',
  },
  {
    title: 'narrower: the name loses folders',
    columns: 100,
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  3.0 MB/s  0:17 left  1,234 codes  .../app.log.1',
  },
  {
    title: 'narrower: without the name',
    columns: 96,
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  3.0 MB/s  0:17 left  1,234 codes',
  },
  {
    title: 'narrower: without the bar',
    columns: 80,
    line: ' 50%  50.0 MB of 100.0 MB  3.0 MB/s  0:17 left  1,234 codes',
  },
  { title: 'narrower: the essence', columns: 40, line: ' 50%  0:17 left  1,234 codes' },
  { title: 'narrower: what is sure', columns: 20, line: ' 50%  1,234 codes' },
  { title: 'narrower than anything', columns: 10, line: ' 50%  1,…' },
  {
    title: 'wide characters take two columns',
    progress: { path: '日志/应用程序.log' },
    columns: 100,
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  3.0 MB/s  0:17 left  1,234 codes  .../应用程序.log',
  },
  {
    title: 'a name that would move the cursor',
    progress: { path: 'a\x1b[2J\r\nb\t\u202ec.log' },
    line: '[==========>         ] 50%  50.0 MB of 100.0 MB  3.0 MB/s  0:17 left  1,234 codes  a^[[2J  b \\u202ec.log',
  },
]

test.each(rows)('$title', ({ progress = {}, seconds = 10, columns = 120, language = 'en', line }) => {
  expect(progressLine({ ...halfway, ...progress }, seconds, columns, language)).toBe(line)
})

describe('whatever happens', () => {
  const count = fc.nat(Number.MAX_SAFE_INTEGER)
  const anything: fc.Arbitrary<Progress> = fc.record({
    path: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
    done: count,
    total: fc.option(count, { nil: undefined }),
    read: count,
    codes: count,
  })
  const seconds = fc.double({ noNaN: true, min: -1e6, max: 1e9 })

  test('it is one line that leaves the last column free', () => {
    fc.assert(
      fc.property(
        anything,
        seconds,
        fc.integer({ min: 4, max: 300 }),
        fc.constantFrom(...languages),
        (progress, elapsed, columns, language) => {
          const line = progressLine(progress, elapsed, columns, language)
          expect(stringWidth(line)).toBeLessThan(columns)
          expect(line).not.toMatch(/[\x00-\x1f\x7f-\x9f]|NaN|Infinity|undefined/)
        },
      ),
    )
  })
})
