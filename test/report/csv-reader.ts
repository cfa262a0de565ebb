/** Reads CSV as RFC 4180 has it, apart from the program's own idea of it. */

/** Rows by the names in the header. */
export function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...rows] = cellsOf(text)
  return rows.map((row) => {
    if (row.length !== header.length)
      throw new Error(`${row.length} cells for ${header.length} columns: ${row}`)
    return Object.fromEntries(header.map((name, index) => [name, row[index] as string]))
  })
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // A cell, and what ends it; the text ends with the end of a row.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const [, quoted, plain = '', end] = cell.exec(text) ?? []
    if (end === undefined) throw new Error(`no CSV from character ${at} on`)
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
