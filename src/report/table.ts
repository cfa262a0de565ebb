/**
 * Plain tables whose columns line up on a terminal, Chinese text included.
 */
import stringWidth from 'string-width'

export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

const gap = '  '

/** Lines without line ends. With `width`, the last column is cut to fit; colour codes in cells take no room. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): string[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  )
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

/** `text` cut to `width` columns, with `…` where something is missing. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    const columns = stringWidth(segment)
    if (used + columns > width - 1) break
    kept += segment
    used += columns
  }
  return `${kept}…`
}
