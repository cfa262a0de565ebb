/**
 * What a report has to say, without how it is printed: records for programs, and sheets for people. Each format
 * prints one of the two and knows nothing of what is counted.
 */
import type { styleText } from 'node:util'

/** `null` where there is nothing to say. A bigint is printed in full, whatever the reader makes of it. */
export type Value = string | number | bigint | null
export type Described = Value | readonly Described[] | { readonly [name: string]: Described }

export interface Records {
  /** What was asked, before the rows. */
  readonly asked: Readonly<Record<string, Described>>
  readonly fields: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

export type Style = Parameters<typeof styleText>[0]

export interface Cell {
  readonly text: string
  readonly style?: Style | undefined
}

export interface SheetColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
  /** Columns of one group stay together; groups that don't fit beside each other stand below each other. */
  readonly group?: number
  /** Where the last column has little room, the column with the highest number is left out first. */
  readonly spare?: number
  /** Made of marks, for the screen alone. */
  readonly drawn?: boolean
  /** One value a row, drawn as bars in the room that is left; cells of such a column are empty. */
  readonly bars?: readonly bigint[]
}

export interface Sheet {
  /** What was asked, where it isn't everything. */
  readonly caption: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** Said in place of a table without rows. */
  readonly empty: string
}

export interface Report {
  readonly records: Records
  readonly sheet: Sheet
}
