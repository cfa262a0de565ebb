/** A few small logs of every sort, each with a code of its own, so that the counts tell which file was read. */
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Log {
  readonly name: string
  readonly code: number
  readonly bytes: (text: string) => Buffer
}

const logs: readonly Log[] = [
  { name: 'app.log', code: 2004, bytes: (text) => Buffer.from(`${text}2026-11-22T11:00:00Z ERROR code=20`) },
  { name: 'app.log.1', code: 2020, bytes: (text) => Buffer.from(text) },
  { name: 'app.log.2.gz', code: 2333, bytes: (text) => gzipSync(text) },
  { name: 'windows.log', code: 10001, bytes: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
]

/** Lines of each file, a minute apart. */
export const fewLines = 12

/** What is counted of each code. */
export const exact = (lines: number): Readonly<Record<string, number>> =>
  Object.fromEntries(logs.map(({ code }) => [code, lines]))

const textOf = (code: number, lines: number): string =>
  Array.from({ length: lines }, (_, line) => {
    const time = new Date(Date.UTC(2026, 10, 22) + line * 60_000).toISOString()
    return `${time} ERROR login failed code=${code} n=${line}\n`
  }).join('')

/** Gives the paths. One of the rotated logs is there a second time. */
export function writeSmallSet(folder: string, lines: number): string[] {
  for (const { name, code, bytes } of logs) writeFileSync(join(folder, name), bytes(textOf(code, lines)))
  copyFileSync(join(folder, 'app.log.1'), join(folder, 'copy.log'))
  return [...logs.map(({ name }) => name), 'copy.log'].map((name) => join(folder, name))
}
