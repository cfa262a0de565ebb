/**
 * A split2 pipeline that does one regex and one look-up a line, and writes the meaning below the line.
 *
 * Usage: node explain-lines.js MEANINGS.json, an object of texts by code.
 */
import { readFileSync } from 'node:fs'
import split2 from 'split2'

const meanings = new Map(Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8'))))
const keyed = /(?:apiCode|errCode|code)[\\": =]{1,6}(\d{4,7})/

process.stdin
  .pipe(
    split2((line) => {
      const code = keyed.exec(line)?.[1]
      const meaning = meanings.get(code)
      return meaning === undefined ? `${line}\n` : `${line}\n↳ ${code} ${meaning}\n`
    }),
  )
  .pipe(process.stdout)
