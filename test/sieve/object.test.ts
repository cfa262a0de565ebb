/** What the kernel takes for a JSON object is one: it may doubt, and must not be wrong. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject } from '../../src/annotate/member.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { createKernel } from '../../src/sieve/kernel.ts'
import { layOut } from '../../src/sieve/tables.ts'
import { needsOf } from '../../src/sieve/words.ts'

const kernel = createKernel({
  tables: layOut(createDetector(catalogue), needsOf()),
  windowSize: 64 * 1024,
  maxLine: 32 * 1024,
})

function isObject(line: string): boolean {
  const length = kernel.window.write(line)
  // What an earlier line has left behind the newline must not matter.
  kernel.window.write('\n"}]},1', length)
  return kernel.isObject(0, length)
}

describe('objects', () => {
  test.each([
    '{"a":1}',
    '{ "a" : 1 , "b" : [ ] }',
    '{"level":30,"time":1780465800044,"msg":"用户不存在","err":{"code":2004,"stack":"a\\n\\tat b"}}',
    '{"a":[true,false,null,-0.5e-10,0,10.25E+3,{"b":{}},[[]],"\\u00e9\\ud83d\\"\\\\\\/\\b\\f\\n\\r\\t"]}',
    '{"":""}',
    '{"exactly sixteen.":"sixteen bytes...","a":"and one more than"}',
    `{"a":${'['.repeat(60)}${']'.repeat(60)}}`,
  ])('%s', (line) => {
    expect(isJsonObject(line)).toBe(true)
    expect(isObject(line)).toBe(true)
  })
})

describe('anything else', () => {
  test.each([
    '',
    '{',
    '{}',
    '{ }',
    '[]',
    '"a"',
    '{"a":1}}',
    '{"a":1} {"b":2}',
    '{"a":1},',
    '{"a":1',
    '{"a":[1}',
    '{"a":{"b":1]}',
    '{"a":1]',
    '{"a"}',
    '{"a":}',
    '{"a":,}',
    '{"a":1,}',
    '{,"a":1}',
    '{a:1}',
    "{'a':1}",
    '{"a":[1,]}',
    '{"a":[,1]}',
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":+1}',
    '{"a":-}',
    '{"a":1e}',
    '{"a":1e+}',
    '{"a":NaN}',
    '{"a":tru}',
    '{"a":truely}',
    '{"a":nul}',
    '{"a":falsy}',
    '{"a":"b}',
    '{"a":"\t"}',
    '{"a":"\\x41"}',
    '{"a":"\\u00g0"}',
    '{"a":"\\u00"}',
    '{"a":"\\',
    '\u00a0{"a":1}',
    '{"a":1\u00a0}',
    '{"a":1\v}',
  ])('%s', (line) => {
    expect(isJsonObject(line)).toBe(false)
    expect(isObject(line)).toBe(false)
  })

  test('a line nested too deep is left to a closer look', () => {
    expect(isObject(`{"a":${'['.repeat(64)}${']'.repeat(64)}}`)).toBe(false)
  })
})

const oneLine = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 5 }), { minKeys: 1 })
  .map((object) => JSON.stringify(object))

test('every object that is printed without spaces is known', () => {
  fc.assert(
    fc.property(oneLine, (line) => {
      expect(isObject(line)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('what is damaged is no object, or JSON takes it, too', () => {
  const damage = fc.record({
    at: fc.nat(),
    length: fc.nat(3),
    text: fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '0',
        '-',
        'e',
        '.',
        ' ',
        '\r',
        '\t',
        'u',
        'tru',
      ),
      fc.string({ maxLength: 2 }),
    ),
  })
  let taken = 0
  fc.assert(
    fc.property(oneLine, damage, (line, { at, length, text }) => {
      const place = at % (line.length + 1)
      const cut = line.slice(0, place) + text + line.slice(place + length)
      // Half a surrogate pair is no text: as UTF-8 it becomes U+FFFD.
      const damaged = Buffer.from(cut.replaceAll('\n', '')).toString()
      if (!isObject(damaged)) return
      taken++
      expect(isJsonObject(damaged)).toBe(true)
    }),
    { numRuns: 20_000 },
  )
  expect(taken).toBeGreaterThan(1000)
})
