/**
 * A report as tables of text, as wide as the screen: columns that can be spared are left out where the last has too
 * little room, groups of columns that don't fit beside each other stand below each other, and bars take what is left.
 */
import { visible } from '../annotate/terminal.ts'
import { painter } from '../annotate/text.ts'
import { bar, maximum } from './marks.ts'
import type { Cell, Sheet, SheetColumn } from './report.ts'
import { tableLines, widthBeside, widthsOf } from './table.ts'

export interface Screen {
  /** Columns of the terminal; undefined where nobody knows, and then nothing is cut or left out. */
  readonly width: number | undefined
  readonly color: boolean
}

/** What bars reckon with where nobody knows the width. */
const usualWidth = 80
const widestBar = 40
const narrowestBar = 6
/** How much of its text the last column should show. */
const leastOfLast = 24

export function screenLines({ caption, columns, rows, empty }: Sheet, screen: Screen): string[] {
  const paint = painter(screen.color)
  const above = caption.map((line) => paint('dim', visible(line)))
  if (rows.length === 0) return [...above, empty]
  const table: Table = {
    columns,
    rows: rows.map((row) =>
      row.map(({ text, style }) => ({ text: visible(text).replace(/\s+/g, ' '), style })),
    ),
  }
  const blocks = blocksOf(withoutSpare(table, screen.width), screen.width)
  const bars = Math.min(...blocks.map((block) => barWidth(block, screen.width)))
  return [
    ...above,
    ...blocks.flatMap((block, index) => [
      ...(index === 0 ? [] : ['']),
      ...linesOf(withBars(block, bars), screen),
    ]),
  ]
}

interface Table {
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

const kept = ({ columns, rows }: Table, keep: (column: SheetColumn, index: number) => boolean): Table => ({
  columns: columns.filter(keep),
  rows: rows.map((row) => row.filter((_, index) => keep(columns[index] as SheetColumn, index))),
})

const textWidths = ({ columns, rows }: Table): number[] =>
  widthsOf(
    columns,
    rows.map((row) => row.map(({ text }) => text)),
  )

function withoutSpare(table: Table, width: number | undefined): Table {
  const sparest = Math.max(0, ...table.columns.map(({ spare = 0 }) => spare))
  const widths = textWidths(table)
  const last = widths.at(-1) as number
  const needed = widthBeside(widths) - last + Math.min(last, leastOfLast)
  if (width === undefined || needed <= width || sparest === 0) return table
  return withoutSpare(
    kept(table, ({ spare }) => spare !== sparest),
    width,
  )
}

/** Each has the columns that are in no group, and as many groups as fit with the least of bars. */
function blocksOf(table: Table, width: number | undefined): Table[] {
  const groups = [...new Set(table.columns.flatMap(({ group }) => group ?? []))]
  if (width === undefined || groups.length < 2) return [table]
  const widths = textWidths(table).map((text, index) =>
    table.columns[index]?.bars === undefined ? text : narrowestBar,
  )
  const widthWith = (chosen: readonly number[]): number =>
    widthBeside(widths.filter((_, index) => isOf(chosen)(table.columns[index] as SheetColumn)))
  const blocks: number[][] = []
  for (const group of groups) {
    const block = blocks.at(-1)
    if (block !== undefined && widthWith([...block, group]) <= width) block.push(group)
    else blocks.push([group])
  }
  return blocks.map((block) => kept(table, isOf(block)))
}

const isOf =
  (groups: readonly number[]) =>
  ({ group }: SheetColumn): boolean =>
    group === undefined || groups.includes(group)

function linesOf({ columns, rows }: Table, { width, color }: Screen): string[] {
  const paint = painter(color)
  return tableLines(
    columns.map(({ title, ...column }) => ({ ...column, title: paint('bold', title) })),
    rows.map((row) => row.map(({ text, style }) => (style === undefined ? text : paint(style, text)))),
    width,
  )
}

/** What is left for each column of bars. */
function barWidth(table: Table, width: number = usualWidth): number {
  const count = table.columns.filter(({ bars }) => bars !== undefined).length
  return Math.min(widestBar, Math.floor((width - widthBeside(textWidths(table))) / Math.max(1, count)))
}

/** A row without a value, such as a sum, has no bar; where there is no room, none has. */
function withBars(table: Table, size: number): Table {
  if (size < narrowestBar) return kept(table, ({ bars }) => bars === undefined)
  const drawn = table.columns.map(({ bars }) => {
    if (bars === undefined) return undefined
    const highest = maximum(bars)
    return (row: number): Cell => ({ text: bar(bars[row] ?? 0n, highest, size), style: 'cyan' })
  })
  return {
    columns: table.columns,
    rows: table.rows.map((row, index) => row.map((cell, place) => drawn[place]?.(index) ?? cell)),
  }
}
