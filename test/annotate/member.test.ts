/** What is a JSON object, and a member in it that can be taken away again. */
import { describe, expect, test } from 'vitest'
import type { Annotation } from '../../src/annotate/annotation.ts'
import {
  addMember,
  isJsonObject,
  removeMember,
  withMember,
  withoutMember,
} from '../../src/annotate/member.ts'
import { decode, encode } from '../../src/input/encoding.ts'
import type { Line } from '../../src/input/framer.ts'

const annotations: readonly Annotation[] = [
  {
    code: 2333,
    known: true,
    evidence: 'certain',
    meanings: [
      {
        origin: 'api',
        severity: 'warning',
        message: '用户名或密码错误',
        description: 'a "quoted" \\ 上',
        advice: '}',
        adviceBy: 'project',
        url: '',
      },
    ],
  },
]

const lineOf = (text: string, encoding: Line['encoding']): Line => {
  const bytes = encode(text, encoding)
  return { bytes, length: bytes.length, end: bytes.length, cut: false, terminated: true, encoding }
}

describe('a JSON object', () => {
  test.each(['{"a":1}', ' {"a":1} ', '\t{"a":1}\r', '{"a":{}}', '{"__proto__":1}', '{"a":1e400}'])(
    '%j',
    (text) => {
      expect(isJsonObject(text)).toBe(true)
    },
  )

  test.each([
    '',
    '{',
    '{}',
    '{ }',
    '[{"a":1}]',
    '"{}"',
    '{"a":1}{"b":2}',
    '{"a":1},',
    '{"a":}',
    "{'a':1}",
    '{"a":"\u0001"}',
    // JavaScript's spaces that JSON doesn't know.
    '\u00a0{"a":1}',
    '{"a":1}\u2028',
    '\ufeff{"a":1}',
    '\v{"a":1}',
  ])('not %j', (text) => {
    expect(isJsonObject(text)).toBe(false)
  })
})

const objects = ['{"a":1.10}', '{"a":"}"} ', '{"a":{"b":{}}}\r\n', '{"n":9007199254740993,"a":"上海"}\n']

describe.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('in %s', (encoding) => {
  test.each(objects)('%j gets its member before the last brace, and loses it again', (text) => {
    const line = lineOf(text, encoding)
    const added = Buffer.concat(addMember(line, annotations))
    const brace = text.lastIndexOf('}')
    const printed = decode(added, encoding)
    expect(printed.startsWith(`${text.slice(0, brace)},"authing_annotations":[{"code":2333,`)).toBe(true)
    expect(printed.endsWith(`]${text.slice(brace)}`)).toBe(true)
    expect(printed).toBe(withMember(text, annotations))
    expect(withoutMember(printed)).toBe(text)
    expect(removeMember({ ...line, bytes: added })).toEqual(line.bytes)
  })
})

test('in GB18030 it is ASCII', () => {
  const added = Buffer.concat(addMember(lineOf('{"a":1}', 'gb18030'), annotations))
  expect(added.every((byte) => byte < 0x80)).toBe(true)
  expect(JSON.parse(added.toString())).toMatchObject({
    authing_annotations: [{ message: '用户名或密码错误', description: 'a "quoted" \\ 上' }],
  })
})

test.each([
  '{"a":1}',
  '{"a":1,"authing_annotations":[]}',
  '{"a":1,"authing_annotations":"none"}',
  '{"a":1,"authing_annotations":[{"code":"2333"}]}',
  '{"a":1,"authing_annotations":[{"code":2333}',
  '{"inner":{"a":1,"authing_annotations":[{"code":2333}]}}',
])('%j has no member of ours', (text) => {
  expect(withoutMember(text)).toBeUndefined()
})
