/**
 * Plain tables whose columns line up on a terminal, Chinese text included.
 */
import stringWidth from 'string-width'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

const gap = '  '

/** The widest of each column's texts, titles among them. */
export const widthsOf = (columns: readonly Column[], rows: readonly (readonly string[])[]): number[] =>
  columns.map(({ title }, index) =>
    rows.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), stringWidth(title)),
  )

/** What columns of these widths take beside each other. */
export const widthBeside = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, gap.length * Math.max(0, widths.length - 1))

/** Lines without line ends. With `width`, the last column is cut to fit; colour codes in cells take no room. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string[] {
  const widths = widthsOf(columns, rows)
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, index) => {
      const space = ' '.repeat(Math.max(0, (widths[index] as number) - stringWidth(cell)))
      return columns[index]?.align === 'right' ? space + cell : cell + space
    })
    return padded.join(gap).trimEnd()
  }
  const lines = [line(columns.map(({ title }) => title)), ...rows.map(line)]
  return width === undefined ? lines : lines.map((text) => fit(text, width))
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const colors = /(\x1b\[[\d;]*m)/

/** `text` cut to `width` columns, with `…` where something is missing. Colours take no room, and end as they would. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  let left = width - 1
  for (const [index, part] of text.split(colors).entries()) {
    if (index % 2 === 1) kept += part
    else if (left >= 0) {
      for (const { segment } of graphemes.segment(part)) {
        left -= stringWidth(segment)
        if (left < 0) {
          kept += '…'
          break
        }
        kept += segment
      }
    }
  }
  return kept
}
