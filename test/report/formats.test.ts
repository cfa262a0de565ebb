/** Each format with the texts that would break it. */
import { describe, expect, test } from 'vitest'
import { csvLines } from '../../src/report/csv.ts'
import { jsonLines } from '../../src/report/json.ts'
import { markdownLines } from '../../src/report/markdown.ts'
import type { Records, Sheet, Value } from '../../src/report/report.ts'

const records = (...rows: (readonly Value[])[]): Records => ({
  asked: { report: 'top', since: null, sources: ['a"b', '中文'], before: { n: 2n ** 63n - 1n } },
  fields: ['code', 'text'],
  rows,
})

describe('JSON', () => {
  test('has what was asked, and a row a line', () => {
    expect(jsonLines(records([2333, 'a\nb'], [2n ** 53n + 1n, null]))).toEqual([
      '{',
      '  "schema_version": 1,',
      '  "report": "top",',
      '  "since": null,',
      '  "sources": ["a\\"b","中文"],',
      '  "before": {"n":9223372036854775807},',
      '  "rows": [',
      '    {"code":2333,"text":"a\\nb"},',
      '    {"code":9007199254740993,"text":null}',
      '  ]',
      '}',
    ])
  })

  test('without rows is whole, too', () => {
    expect(JSON.parse(jsonLines(records()).join('\n'))).toMatchObject({ schema_version: 1, rows: [] })
  })
})

describe('CSV', () => {
  test.each<[what: string, value: Value, text: string]>([
    ['a number', -40, '-40'],
    ['a large number', 2n ** 63n - 1n, '9223372036854775807'],
    ['a negative one', -(2n ** 62n), '-4611686018427387904'],
    ['nothing', null, ''],
    ['plain text', '用户不存在', '用户不存在'],
    ['a comma', 'a,b', '"a,b"'],
    ['quotes', 'say "no"', '"say ""no"""'],
    ['a line end', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['=', '=1+1', "'=1+1"],
    ['+', '+1', "'+1"],
    ['-', '-1', "'-1"],
    ['@', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\t=1"],
    ['a carriage return before all', '\r=1', `"'\r=1"`],
    ['a formula with a comma', '=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a formula behind other text', 'a=1', 'a=1'],
  ])('%s', (_, value, text) => {
    expect(csvLines(records([1, value])).map((line) => `${line}\n`)).toEqual([
      'code,text\r\n',
      `1,${text}\r\n`,
    ])
  })

  test('without rows is its header', () => {
    expect(csvLines(records())).toEqual(['code,text\r'])
  })
})

describe('Markdown', () => {
  const sheet = (...texts: string[]): Sheet => ({
    caption: ['source web-*'],
    columns: [
      { title: 'Code', align: 'right' },
      { title: 'Trend', drawn: true },
      { title: '', bars: [1n] },
      { title: 'Description' },
    ],
    rows: texts.map((text) => [{ text: '2333' }, { text: '█' }, { text: '' }, { text }]),
    empty: 'Nothing.',
  })

  test('is a table without drawings', () => {
    expect(markdownLines(sheet('gone'))).toEqual([
      'source web-\\*',
      '',
      '| Code | Description |',
      '| ---: | --- |',
      '| 2333 | gone |',
    ])
  })

  test.each([
    ['a|b', 'a\\|b'],
    ['a\\|b', 'a\\\\\\|b'],
    ['a \r\n b', 'a b'],
    ['a\u2028b', 'a b'],
    ['<img onerror=x>', '\\<img onerror=x\\>'],
    ['[a](b) *c* _d_', '\\[a\\](b) \\*c\\* \\_d\\_'],
    ['see `a_b|c` and `', 'see `a_b\\|c` and \\`'],
  ])('%j', (text, cell) => {
    expect(markdownLines(sheet(text)).at(-1)).toBe(`| 2333 | ${cell} |`)
  })

  test('without rows is a sentence', () => {
    expect(markdownLines(sheet())).toEqual(['source web-\\*', '', 'Nothing.'])
  })
})
