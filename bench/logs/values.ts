/** The values that lines of logs are full of: ids, amounts, sizes, durations, ports. Most are numbers, none is a code. */
import type { Random } from './random.ts'

export const uuid = ({ hex }: Random): string => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`

/** The date, and the order's number within it. */
export const orderId = ({ between }: Random): string =>
  `2026${between(10, 12)}${between(10, 28)}${between(10_000, 99_999)}`

/** Milliseconds: mostly short, some as long as a code is. */
export const milliseconds = ({ below, between }: Random): number =>
  below(8) === 0 ? between(1000, 9000) : between(1, 900)

export const byteSize = ({ below, between }: Random): number =>
  below(4) === 0 ? between(1000, 30_000) : between(2, 900)

/** A client's port. */
export const port = ({ between }: Random): number => between(32_768, 60_999)

export const address = ({ between }: Random): string => `10.0.${between(0, 15)}.${between(2, 250)}`

export const page = ({ between }: Random): number => between(1, 40)

/** Cents. */
export const amount = ({ between }: Random): number => between(8, 9999)

export const phone = ({ between }: Random): string => `13${between(0, 9)}****${between(1000, 9999)}`

export const shops: readonly string[] = ['华北区', '西湖店', '陆家嘴店', '解放碑店', '春熙路店', '南山店']
export const drinks: readonly string[] = [
  '龙井',
  '碧螺春',
  '铁观音',
  '大红袍',
  '普洱',
  '茉莉花茶',
  '白毫银针',
]
