/** A report on screens of any width: nothing is wider than the screen, and what is left out is what can be spared. */
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/report/report.ts'
import { screenLines } from '../../src/report/screen.ts'
import { fit, tableLines } from '../../src/report/table.ts'

const top: Sheet = {
  caption: [],
  columns: [
    { title: '次数', align: 'right' },
    { title: '最近一次', spare: 2 },
    { title: '走势', spare: 1, drawn: true },
    { title: '说明' },
  ],
  rows: [
    [
      { text: '12' },
      { text: '2026-11-22 10:00' },
      { text: '▁▂█' },
      { text: '用户名或密码错误，请重新输入一次' },
    ],
    [{ text: '3' }, { text: '2026-11-22 09:00' }, { text: '█··' }, { text: 'a\nb\x1b[2J' }],
  ],
  empty: '没有。',
}

const trend: Sheet = {
  caption: ['since yesterday'],
  columns: [
    { title: 'day' },
    ...[0, 1, 2].flatMap((group) => [
      { title: `200${group}`, align: 'right' as const, group },
      { title: '', bars: [1n, 4n], group },
    ]),
  ],
  rows: [
    ['2026-11-21', '1'],
    ['2026-11-22', '4'],
    ['total', '5'],
  ].map(([text = '', n = '']) => [{ text }, ...[0, 1, 2].flatMap(() => [{ text: n }, { text: '' }])]),
  empty: 'Nothing.',
}

const plain = { color: false }

describe('on a screen', () => {
  test('columns line up under Chinese titles', () => {
    expect(screenLines(top, { ...plain, width: 100 })).toEqual([
      '次数  最近一次          走势  说明',
      '  12  2026-11-22 10:00  ▁▂█   用户名或密码错误，请重新输入一次',
      '   3  2026-11-22 09:00  █··   a b^[[2J',
    ])
  })

  test('what can be spared goes, one after the other', () => {
    const titles = (width: number): string | undefined => screenLines(top, { ...plain, width })[0]
    expect(titles(54)).toBe('次数  最近一次          走势  说明')
    expect(titles(53)).toBe('次数  走势  说明')
    expect(titles(36)).toBe('次数  走势  说明')
    expect(titles(35)).toBe('次数  说明')
  })

  test.each([10, 20, 30, 40, 52, 53, 60, 80, 120])('nothing is wider than %s columns', (width) => {
    for (const line of screenLines(top, { color: true, width })) {
      expect(stringWidth(line)).toBeLessThanOrEqual(width)
    }
    for (const line of screenLines({ ...trend, caption: [] }, { color: true, width })) {
      expect(stringWidth(line)).toBeLessThanOrEqual(width)
    }
  })

  test('bars take what is left, the same for all', () => {
    expect(screenLines(trend, { ...plain, width: 60 })).toEqual(
      [
        'since yesterday',
        'day         2000            2001            2002',
        '2026-11-21     1  ██           1  ██           1  ██',
        '2026-11-22     4  ████████     4  ████████     4  ████████',
        'total          5               5               5',
      ].map((line) => line),
    )
  })

  test('codes that do not fit beside each other stand below each other', () => {
    const lines = screenLines(trend, { ...plain, width: 40 })
    expect(lines.filter((line) => line.startsWith('day')).map((line) => line.trim().split(/ +/))).toEqual([
      ['day', '2000', '2001'],
      ['day', '2002'],
    ])
    expect(lines.filter((line) => line === '')).toHaveLength(1)
    expect(new Set(lines.flatMap((line) => line.match(/█+/g) ?? []).map(({ length }) => length)).size).toBe(2)
  })

  test('where nobody knows the width nothing is cut, and bars are as on a usual one', () => {
    const long = 'x'.repeat(300)
    const rows = [[{ text: '1' }, { text: '2' }, { text: '3' }, { text: long }]]
    expect(screenLines({ ...top, rows }, { ...plain, width: undefined })[1]).toContain(long)
    expect(screenLines(trend, { ...plain, width: undefined })).toEqual(
      screenLines(trend, { ...plain, width: 80 }),
    )
  })

  test('without rows a sentence stands', () => {
    expect(screenLines({ ...top, rows: [] }, { ...plain, width: 80 })).toEqual(['没有。'])
    expect(screenLines({ ...trend, rows: [] }, { ...plain, width: 80 })).toEqual([
      'since yesterday',
      'Nothing.',
    ])
  })
})

describe('fit', () => {
  test.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['中文说明', 5, '中文…'],
    ['中文说明', 4, '中…'],
    ['\x1b[31mlonger\x1b[39m', 5, '\x1b[31mlong…\x1b[39m'],
    ['\x1b[31mred\x1b[39m and more', 6, '\x1b[31mred\x1b[39m a…'],
    ['\x1b[31mred\x1b[39m', 3, '\x1b[31mred\x1b[39m'],
  ])('%j to %s columns', (text, width, cut) => {
    expect(fit(text, width)).toBe(cut)
  })
})

test('a table of very many rows is one, too', () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => [`${index}`])
  expect(tableLines([{ title: 'n', align: 'right' }], rows, undefined)).toHaveLength(200_001)
})
