/** A set of logs as large as asked, the same for the same size: one long, one long and compressed, and many short. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface LogFile {
  readonly name: string
  /** Bytes of content, unpacked. */
  readonly size: number
}

/** What part of the set each file is. The long ones take several commits. */
const parts: readonly (readonly [name: string, part: number])[] = [
  ['a-long.log', 0.4],
  ['b-long.log.gz', 0.22],
  ...Array.from({ length: 19 }, (_, index): readonly [string, number] => [
    `short-${index}.log${index % 5 === 4 ? '.gz' : ''}`,
    0.02,
  ]),
]

const codes = [2004, 2020, 2333, 10001, 1636, 3_000_001]
const mebibyte = 1024 * 1024

export function writeLogs(folder: string, megabytes: number): LogFile[] {
  return parts.map(([name, part], file) => {
    const least = megabytes * part * mebibyte
    const path = join(folder, name)
    return {
      name,
      size: name.endsWith('.gz') ? writePacked(path, file, least) : writePlain(path, file, least),
    }
  })
}

function writePlain(path: string, file: number, least: number): number {
  const descriptor = openSync(path, 'w')
  let size = 0
  for (let part = 0; size < least; part++) size += writeSync(descriptor, chunk(file, part))
  closeSync(descriptor)
  return size
}

function writePacked(path: string, file: number, least: number): number {
  const members: Buffer[] = []
  let size = 0
  for (let part = 0; size < least; part++) {
    const content = Buffer.from(chunk(file, part))
    size += content.length
    members.push(gzipSync(content, { level: 1 }))
  }
  writeFileSync(path, Buffer.concat(members))
  return size
}

const linesInChunk = 4000
const start = Date.UTC(2026, 8, 1)

/** Every tenth second a line; one in forty with a code, a few of those on a line without a time. */
function chunk(file: number, part: number): string {
  const lines: string[] = []
  for (let index = 0; index < linesInChunk; index++) {
    const line = part * linesInChunk + index
    const time = new Date(start + file * 3_600_000 + line * 10_000).toISOString()
    const said =
      line % 40 === 7
        ? `ERROR login failed {"statusCode":403,"apiCode":${codes[line % codes.length]}}`
        : `INFO request ${line} of ${file} answered in ${line % 977} ms, nothing remarkable about it at all`
    lines.push(`${time} [worker-${line % 8}] ${said}\n`)
    if (line % 400 === 47) lines.push('\tcaused by code=2206\n')
  }
  return lines.join('')
}
