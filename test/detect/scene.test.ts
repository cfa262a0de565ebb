/** One line as the rules see it. */
import { describe, expect, test } from 'vitest'
import { layoutOf } from '../../src/detect/layout.ts'
import { keysBeside, nothingNear, queryKeysBeside, type Scene, sceneOf } from '../../src/detect/scene.ts'

const sceneOn = (line: string, near = nothingNear): Scene => sceneOf(layoutOf(line), near)

test('the prefix is taken off, and places lead back to the line', () => {
  const line = '06-03 13:50:05.461  2004  2020 W Guardian: {\\"code\\":2333}'
  const scene = sceneOn(line)
  expect(scene).toMatchObject({ text: '{"code":2333}', tag: 'Guardian', platform: 'android' })
  expect(line.slice(scene.origin(0), scene.origin(8))).toBe('{\\"code\\":')
})

test('who speaks is the last part of a logger', () => {
  expect(sceneOn('📘 2026-03-08 10:20:30:cn.authing.Guard.AuthClient:["x"]').speaker).toBe('AuthClient')
})

test('what the record knows fills the gaps of the line, and no more', () => {
  const near = { ...nothingNear, tag: 'Guardian', platform: 'android', marked: true } as const
  const bare = sceneOn('{"code":2333}', near)
  expect([bare.tag, bare.platform, bare.marked()]).toEqual(['Guardian', 'android', true])
  const own = sceneOn('2026-03-08 10:20:36.1+0800  localhost MyApp[2004]: (MyApp) [cn.example:auth] x', near)
  expect([own.tag, own.platform]).toEqual(['cn.example:auth', 'ios'])
})

describe('keys beside a number', () => {
  const near = { ...nothingNear, keys: new Set(['statuscode']) }

  test('include those of earlier lines on the outermost level', () => {
    expect(keysBeside(sceneOn('  "apiCode": 2333,', near), 13)).toEqual(new Set(['apicode', 'statuscode']))
  })

  test('but not inside an object of this line', () => {
    expect(keysBeside(sceneOn('{"apiCode": 2333}', near), 12)).toEqual(new Set(['apicode']))
  })
})

describe('keys of the query around 2004', () => {
  test.each([
    ['GET /cb?code=2004&state=xyz HTTP/1.1', ['code', 'state']],
    ['https://a.cn/cb?state=1&code=2004#x', ['https', 'state', 'code']],
    ['POST phone=138&code=2004', ['phone', 'code']],
    ['"url":"/cb?code=2004","state":"1"', ['code']],
    ['GET /cb?code=2004 state=1', ['code']],
    ['code=2004', []],
    ['{"code":2004}', []],
  ])('%s', (line, keys) => {
    const scene = sceneOn(line)
    expect([...queryKeysBeside(scene, scene.text.indexOf('2004'))]).toEqual(keys)
  })
})
