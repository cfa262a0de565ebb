/** Files of logs: as long as asked for, with the counts of what is in them, made once and made again where cut off. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { archivesOf, fractionOfFull, logOf, longLineOf } from '../../bench/speed/files.ts'
import { openScratch, type Scratch } from '../../bench/speed/scratch.ts'
import { catalogue, createDetector } from '../../src/index.ts'
import { scratchFolder } from '../scratch.ts'

const size = 400_000
const open = (): Scratch & { said: string[] } => {
  const said: string[] = []
  return { ...openScratch(scratchFolder(), size, (text) => said.push(text)), said }
}

function countsOf(text: string): Record<string, number> {
  const { detect } = createDetector(catalogue)
  const counts: Record<string, number> = {}
  for (const line of text.split('\n')) {
    for (const { code } of detect(line)) counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

test('a log says what is in it', async () => {
  const scratch = open()
  const { names, bytes, counts } = await logOf(scratch, 'logcat', 100)
  const file = join(scratch.folder, names[0] as string)
  expect(statSync(file).size).toBe(bytes)
  expect(bytes).toBeGreaterThanOrEqual(size / fractionOfFull)
  expect(bytes).toBeLessThan(size)
  expect(countsOf(readFileSync(file, 'utf8'))).toEqual(counts)
})

test('a log is made once, and again where the making was cut off', async () => {
  const scratch = open()
  const first = await logOf(scratch, 'pino', 1)
  const file = join(scratch.folder, first.names[0] as string)
  const content = readFileSync(file)
  expect(await logOf(scratch, 'pino', 1)).toEqual(first)
  expect(scratch.said).toEqual([`making ${file}`])
  rmSync(`${file}.made.json`)
  writeFileSync(file, 'half a li')
  writeFileSync(`${file}.making`, 'half a line')
  expect(await logOf(scratch, 'pino', 1)).toEqual(first)
  expect(readFileSync(file).equals(content)).toBe(true)
})

test('archives differ, are gzip files of one member, and say what is in all of them', async () => {
  const scratch = open()
  const { names, counts } = await archivesOf(scratch, 4)
  const texts = names.map((name) => gunzipSync(readFileSync(join(scratch.folder, name))).toString())
  expect(new Set(texts).size).toBe(4)
  expect(countsOf(texts.join(''))).toEqual(counts)
})

test('the endless line is one', async () => {
  const scratch = open()
  const { names } = await longLineOf(scratch)
  const text = readFileSync(join(scratch.folder, names[0] as string), 'utf8')
  expect(text.indexOf('\n')).toBe(text.length - 1)
  expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(size / 2)
  expect(JSON.parse(text)).toMatchObject({ level: 30 })
})

test('logs of another size lie in another folder', () => {
  const parent = scratchFolder()
  const folderOf = (bytes: number): string => openScratch(parent, bytes, () => {}).folder
  expect(folderOf(1000)).toBe(folderOf(1000))
  expect(folderOf(1000)).not.toBe(folderOf(2000))
})
