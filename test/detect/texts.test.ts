/** Whether the official text of a code stands beside it, however it is wrapped. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { ownTextsOf } from '../../src/detect/texts.ts'

const texts = ownTextsOf(catalogue.recordsOf)

const touches = (text: string, number: string): boolean => {
  const start = text.indexOf(number)
  return texts.touches(Number(number), text, start, start + number.length)
}

describe('a text that touches its number', () => {
  test.each([
    ['2004 用户不存在', '2004'],
    ['2004用户不存在', '2004'],
    ['2004: "用户不存在"', '2004'],
    ['(2004, Optional("用户不存在"), nil)', '2004'],
    ['2004, message: 用户不存在', '2004'],
    ['2004 错误信息：用户不存在', '2004'],
    ['2004 用户不存在，请检查', '2004'],
    ['用户不存在 2004', '2004'],
    ['用户不存在(2004)', '2004'],
    ['用户不存在 [2004]', '2004'],
    ['10001 network ERROR', '10001'],
    ['10001 Network error.', '10001'],
    ['2020 尚未登录,无权限访问此请求', '2020'],
    ['2020 尚未登录', '2020'],
  ])('%s', (text, number) => {
    expect(touches(text, number)).toBe(true)
  })
})

describe('a text that does not', () => {
  test.each([
    ['2004 用户', '2004'],
    ['2004 用户名或密码错误', '2004'],
    ['2020 用户不存在', '2020'],
    ['2004 seconds later: 用户不存在', '2004'],
    ['用户不存在 (id 7, 2004)', '2004'],
    ['2004 ........................ 用户不存在', '2004'],
    ['2004', '2004'],
    ['用户不存在：2004', '2004'],
    ['User does not exist: 2004', '2004'],
    // The first clause of the text says too little by itself.
    ['1636 企业', '1636'],
    ['10025 Auth Failed', '10025'],
    ['9999 用户不存在', '9999'],
  ])('%s', (text, number) => {
    expect(touches(text, number)).toBe(false)
  })
})

test('within a text it may stand anywhere', () => {
  expect(texts.within(2004, 'user 7 says: 用户不存在!')).toBe(true)
  expect(texts.within(2004, 'user 7 says: 用户已存在!')).toBe(false)
  expect(texts.within(9999, '用户不存在')).toBe(false)
})

test('the record whose text it is is told from its namesakes', () => {
  const recordOf = (text: string): string | undefined => texts.recordWithin(10006, text)?.origin
  expect(recordOf('code=10006 OnClick login cancelled')).toBe('android-sdk')
  expect(recordOf('code=10006 User is nil')).toMatch(/^ios/)
  expect(recordOf('code=10006')).toBeUndefined()
})

test('every official text is found beside its own code', () => {
  const lost = catalogue.records.flatMap(({ code, message, also = [] }) =>
    [message, ...also].filter(
      (text) =>
        /[\p{L}\p{N}]/u.test(text) &&
        !touches(`${code} ${text}`, `${code}`) &&
        !touches(`${text} ${code}`, `${code}`),
    ),
  )
  expect(lost).toEqual([])
})
