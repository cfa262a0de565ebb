/** A report as a table of GitHub's Markdown; what is drawn for the screen is left out. */
import type { Sheet } from './report.ts'

export function markdownLines({ caption, columns, rows, empty }: Sheet): string[] {
  const above = caption.flatMap((line) => [escaped(line), ''])
  if (rows.length === 0) return [...above, escaped(empty)]
  const shown = columns.flatMap(({ drawn, bars }, index) => (drawn || bars !== undefined ? [] : [index]))
  const line = (cell: (index: number) => string): string => `| ${shown.map(cell).join(' | ')} |`
  return [
    ...above,
    line((index) => escaped(columns[index]?.title ?? '')),
    line((index) => (columns[index]?.align === 'right' ? '---:' : '---')),
    ...rows.map((row) => line((index) => escaped(row[index]?.text ?? ''))),
  ]
}

/** Inert in a cell and in a line: no new cell or line, no HTML, no emphasis, no link; spans of code stay what they are. */
const escaped = (text: string): string =>
  text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? part.replaceAll('|', '\\|') : part.replace(/[\\`|*_[\]<>~#]/g, '\\$&'),
    )
    .join('')
