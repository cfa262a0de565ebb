/** The objects of a line in any notation: which keys stand beside a number. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupsOf, keysIn } from '../../src/detect/groups.ts'

const keysAt = (text: string, needle: string): string[] => {
  const groups = groupsOf(text)
  return [...groups.keys(groups.at(text.indexOf(needle)))]
}

describe('keys beside 2004', () => {
  test.each([
    ['{"code":2004,"message":"no"}', ['code', 'message']],
    ["{'code': 2004, 'requestId': 'x'}", ['code', 'requestid']],
    ['{ code: 2004, data: null }', ['code', 'data']],
    ['{code=2004, message=no}', ['code', 'message']],
    ['&{StatusCode:403 ApiCode:2004 RequestId:9}', ['statuscode', 'apicode', 'requestid']],
    ['["api_code"]=> int(2004) ["status-code"]=> int(403)', ['apicode', 'statuscode']],
    ['[apiCode] => 2004 [uniqueId] => 1', ['apicode', 'uniqueid']],
    ['x := 2004', ['x']],
    ['错误码：2004 消息：不存在', ['错误码', '消息']],
    ['err.code=2004 http.statusCode=403', ['code', 'statuscode']],
    ['{"a":1,"data":{"code":2004},"b":2}', ['code']],
    ['{"a":{"x":1},"code":2004,"b":{"y":{"z":1}},"c":3}', ['a', 'code', 'b', 'c']],
    ['a=1 {"b":2} code=2004', ['a', 'code']],
    ['{"a":1} } } code=2004', ['code']],
    ['{"a":{"code":2004', ['code']],
    ['2004', []],
  ])('%s', (text, expected) => {
    expect(keysAt(text, '2004')).toEqual(expected)
  })
})

test('a group ends behind its brace, and the line around it goes on', () => {
  const text = 'a {b {c} d} e'
  const groups = groupsOf(text)
  const own = (needle: string): string => groups.ownText(groups.at(text.indexOf(needle)))
  expect(own('c')).toBe('{c}')
  expect(own('b')).toBe('{b   d}')
  expect(own('d')).toBe('{b   d}')
  expect(own('e')).toBe('a   e')
  expect(own('}')).toBe('{c}')
  expect(groups.at(text.indexOf('c')).parent).toBe(groups.at(text.indexOf('b')))
})

test('names that programs are made of are keys like others', () => {
  expect([...keysIn('{"__proto__":1,"constructor":2,"hasOwnProperty":3}')]).toEqual([
    'proto',
    'constructor',
    'hasownproperty',
  ])
})

test('every index has a group that holds it', () => {
  const text = fc.string({ unit: fc.constantFrom('{', '}', 'a', ':', ' ') })
  fc.assert(
    fc.property(text, fc.nat(), (chosen, at) => {
      const index = at % (chosen.length + 1)
      const group = groupsOf(chosen).at(index)
      expect(group.start).toBeLessThanOrEqual(index)
      expect(group.end).toBeGreaterThanOrEqual(index)
      expect(group.parent?.start ?? 0).toBeLessThanOrEqual(group.start)
      expect(group.parent?.end ?? chosen.length).toBeGreaterThanOrEqual(group.end)
    }),
  )
})

describe('hostile sizes', () => {
  const depth = 100_000

  test('a hundred thousand objects deep', () => {
    const text = `${'{"a":'.repeat(depth)}{"code":2004}${'}'.repeat(depth)}`
    expect(keysAt(text, '2004')).toEqual(['code'])
    expect(keysAt(text, 'a')).toEqual(['a'])
  })

  test('a hundred thousand braces that never close, or never open', () => {
    expect(keysAt(`${'{'.repeat(depth)}code=2004`, '2004')).toEqual(['code'])
    expect(keysAt(`${'}'.repeat(depth)}code=2004`, '2004')).toEqual(['code'])
  })

  test('a million keys', () => {
    const keys = Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":1`)
    expect(keysAt(`{${keys.join(',')},"code":2004}`, '2004')).toHaveLength(1_000_001)
  })
})
