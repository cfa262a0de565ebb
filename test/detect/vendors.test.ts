/** Whose a number is where another system is spoken of. */
import { describe, expect, test } from 'vitest'
import { vendors, vendorsOn } from '../../src/detect/vendors.ts'

describe.each(vendors)('$name', (vendor) => {
  test('has samples', () => {
    expect(vendor.yes).not.toEqual([])
    expect(vendor.no).not.toEqual([])
  })

  test.each(vendor.yes)('%i is its own under %j: %s', (code, tag, message) => {
    expect(vendorsOn(tag, message)(code)?.name).toBe(vendor.name)
  })

  test.each(vendor.no)("%i is nobody else's under %j: %s", (code, tag, message) => {
    expect(vendorsOn(tag, message)(code)?.name).toBeUndefined()
  })
})

test('one line answers for every number', () => {
  const vendorOf = vendorsOn('', 'mysql and alipay: 2002, 6001, 2002, 10001')
  expect([2002, 6001, 2002, 10001].map((code) => vendorOf(code)?.name)).toEqual([
    'mysql',
    'alipay',
    'mysql',
    undefined,
  ])
})
