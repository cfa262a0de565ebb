/** What `ingest` says at the end, in both languages, and numbers as people read them. */
import { describe, expect, test } from 'vitest'
import { bytesText, durationText, grouped } from '../../src/cli/quantity.ts'
import { summaryLine } from '../../src/cli/summary.ts'
import { emptySummary, type Summary } from '../../src/ingest/summary.ts'

const rows: readonly (readonly [summary: Partial<Summary>, en: string, zh: string])[] = [
  [
    { files: 3, lines: 1182, bytes: 138_449, codes: 211, unknown: 2, undated: 1, issues: 4 },
    '3 files: 1,182 new lines (138.4 kB), 211 codes (2 unknown, 1 undated), 4 issues',
    '3 个文件：新增 1,182 行（138.4 kB），返回码 211 个（未知 2，无时间 1），异常 4 处',
  ],
  [
    { files: 1, lines: 1, bytes: 32, codes: 1, issues: 1 },
    '1 file: 1 new line (32 B), 1 code (0 unknown, 0 undated), 1 issue',
    '1 个文件：新增 1 行（32 B），返回码 1 个（未知 0，无时间 0），异常 1 处',
  ],
  [
    { files: 1, lines: 10, bytes: 320 },
    '1 file: 10 new lines (320 B), 0 codes (0 unknown, 0 undated), 0 issues',
    '1 个文件：新增 10 行（320 B），返回码 0 个（未知 0，无时间 0），异常 0 处',
  ],
  [{ files: 12 }, '12 files: nothing new, 0 issues', '12 个文件：没有新内容，异常 0 处'],
  [
    { files: 3, issues: 3, failed: 1, incomplete: 2 },
    '3 files: nothing new, 3 issues; 1 could not be read to the end; 2 not complete yet',
    '3 个文件：没有新内容，异常 3 处；1 个未能读完；2 个尚不完整',
  ],
  [
    { issues: 1, failed: 1 },
    '0 files: nothing new, 1 issue; 1 could not be read to the end',
    '0 个文件：没有新内容，异常 1 处；1 个未能读完',
  ],
]

describe.each(rows)('%j', (fields, en, zh) => {
  const summary = { ...emptySummary, ...fields }
  test('in English', () => expect(summaryLine(summary, 'en')).toBe(en))
  test('in Chinese', () => expect(summaryLine(summary, 'zh')).toBe(zh))
})

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [123_456_789, '123.5 MB'],
  [5e9, '5.0 GB'],
  [7e12, '7.0 TB'],
  [1.5e15, '1,500.0 TB'],
])('%j bytes: %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})

test.each([
  [0, '0:00'],
  [0.2, '0:01'],
  [59, '0:59'],
  [59.5, '1:00'],
  [61, '1:01'],
  [3599.5, '1:00:00'],
  [3725, '1:02:05'],
  [360_000, '100:00:00'],
])('%j seconds: %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})

test('numbers are grouped', () => {
  expect([999, 1000, 1_234_567].map(grouped)).toEqual(['999', '1,000', '1,234,567'])
})
