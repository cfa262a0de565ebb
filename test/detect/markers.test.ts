/** What shows that Authing is spoken of. */
import { describe, expect, test } from 'vitest'
import { hasMarker, markers, sdkTags } from '../../src/detect/markers.ts'

describe.each(markers)('$name', (marker) => {
  test('has samples', () => {
    expect(marker.yes).not.toEqual([])
    expect(marker.no).not.toEqual([])
  })

  test.each(marker.yes)('in %s', (message) => {
    expect(marker.pattern.test(message)).toBe(true)
    expect(hasMarker('', message)).toBe(true)
  })

  test.each(marker.no)('not in %s', (message) => {
    expect(hasMarker('', message)).toBe(false)
  })
})

test.each([...sdkTags])('the tag %s is enough', (tag) => {
  expect(hasMarker(tag, 'x')).toBe(true)
})

test('a logger of the package is enough, a namesake of a tag is not', () => {
  expect(hasMarker('cn.authing.sdk.java.util', 'x')).toBe(true)
  expect(hasMarker('MyOneClickButton', 'x')).toBe(false)
})
