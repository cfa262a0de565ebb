/** The formats that need nothing but this project, by name. */
import type { TextStyle } from '../text.ts'
import { belowFormat } from './below.ts'
import type { Format } from './format.ts'
import { ndjsonFormat } from './ndjson.ts'
import { spliceFormat } from './splice.ts'

export const formatNames = ['below', 'splice', 'ndjson'] as const
export type FormatName = (typeof formatNames)[number]

export const formats: Readonly<Record<FormatName, (style: TextStyle) => Format>> = {
  below: belowFormat,
  splice: spliceFormat,
  ndjson: ndjsonFormat,
}

export const isFormatName = (name: string): name is FormatName =>
  (formatNames as readonly string[]).includes(name)
