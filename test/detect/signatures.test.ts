/** Text without a number that gives one code away. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { layoutOf } from '../../src/detect/layout.ts'
import { nothingNear, sceneOf } from '../../src/detect/scene.ts'
import { type Signature, signatures } from '../../src/detect/signatures.ts'

const { detect } = createDetector(catalogue)

/** As the platform prints it: guard-ios prints its messages as arrays. */
const lineOf = (tag: string, message: string): string =>
  message.startsWith('[')
    ? `📘 2026-03-08 10:20:30:cn.authing.Guard.${tag}:${message}`
    : `06-03 13:50:05.461  7432  7490 E ${tag}: ${message}`

const rowOn = (line: string): Signature | undefined => sceneOf(layoutOf(line), nothingNear).signature()?.row

describe.each(signatures)('$code by $text', (row) => {
  test('has samples', () => {
    expect(row.yes).not.toEqual([])
    expect(row.no).not.toEqual([])
  })

  test('stands for a known code', () => {
    expect(catalogue.recordsOf(row.code)).not.toEqual([])
  })

  test.each(row.yes)('under %j: %s', (tag, message) => {
    const line = lineOf(tag, message)
    expect(rowOn(line)).toBe(row)
    expect(detect(line)).toMatchObject([{ code: row.code, evidence: 'inferred', rule: 'signature' }])
  })

  test.each(row.no)('not under %j: %s', (tag, message) => {
    expect(rowOn(lineOf(tag, message))).not.toBe(row)
  })
})

const tagged = signatures.filter(({ tags }) => tags !== undefined)

test.each(tagged)('$code by $text needs a platform that has tags', (row) => {
  const [tag, message] = row.yes[0] ?? []
  expect(rowOn(`2026-11-22 16:37:41,133 ERROR [main] ${tag} - ${message}`)).not.toBe(row)
})

test('any of the tags of a row will do', () => {
  const codes = tagged.flatMap(({ code, tags = [], yes: [[, message] = ['', '']] }) =>
    tags.map((tag) => [code, ...detect(lineOf(tag, message)).map((hit) => hit.code)]),
  )
  expect(codes.filter(([code, ...found]) => found.length !== 1 || found[0] !== code)).toEqual([])
})

test.each([
  '06-03 13:50:05.461  7432  7490 E LoginActivity: Login by QQ failed code=2333',
  '06-03 13:50:05.461  7432  7490 W AuthClient: Network error 10001',
])('a number speaks for itself: %s', (line) => {
  expect(detect(line).map(({ evidence }) => evidence)).not.toContain('inferred')
})
