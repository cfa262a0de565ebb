/** Faults F5–F20 as `ingest` meets them in files, and those of compressed files: F69–F72. */
import { truncateSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type Encoding, encode } from '../../src/input/encoding.ts'
import { line, lines, logFolder, oddDisk } from './log-folder.ts'

const { at, write, append, count, counted, issues, complaints } = logFolder()

describe('F5 a file that was made longer before it is filled', () => {
  test('zeros at its end are not written yet', async () => {
    const [first, second] = [line(2333), line(2020)]
    write('app.log', Buffer.concat([Buffer.from(first), Buffer.alloc(100_000)]))
    expect(await count()).toMatchObject({ lines: 1, bytes: first.length })
    write('app.log', Buffer.concat([Buffer.from(first + second), Buffer.alloc(100_000 - second.length)]))
    expect(await count()).toMatchObject({ lines: 1, bytes: second.length })
    expect(counted()).toEqual({ 2020: 1, 2333: 1 })
  })

  test('nothing but zeros is nothing', async () => {
    write('app.log', '')
    truncateSync(at('app.log'), 20_000_000)
    expect(await count()).toMatchObject({ lines: 0, bytes: 0, issues: 0 })
    write('app.log', Buffer.concat([Buffer.from(line(2333)), Buffer.alloc(1000)]))
    expect(await count()).toMatchObject({ lines: 1 })
  })
})

describe('bytes', () => {
  const text = (n: number): string => `${lines(2333, n)}中文 plain\n`
  const encodings: readonly (readonly [title: string, encoding: Encoding, mark: string])[] = [
    ['F6 UTF-8 with a byte order mark', 'utf-8', '\ufeff'],
    ['F8 UTF-16LE with a byte order mark', 'utf-16le', '\ufeff'],
    ['F9 UTF-16BE with a byte order mark', 'utf-16be', '\ufeff'],
    ['F9 UTF-16LE without', 'utf-16le', ''],
    ['F9 UTF-16BE without', 'utf-16be', ''],
  ]

  test.each(encodings)('%s is counted, and goes on where it was left', async (_, encoding, mark) => {
    write('app.log', encode(mark + text(3), encoding))
    expect(await count()).toMatchObject({ lines: 4, codes: 3 })
    append('app.log', encode(text(2), encoding))
    expect(await count()).toMatchObject({ lines: 3, codes: 2, issues: 0 })
    write('app.log.gz', gzipSync(encode(mark + text(1), encoding)))
    expect(await count()).toMatchObject({ lines: 2, codes: 1 })
  })

  test.each(encodings)('F10 %s is the same in reads of 7 bytes', async (_, encoding, mark) => {
    write('app.log', encode(mark + text(3), encoding))
    const short = oddDisk((file) => ({
      read: (buffer, offset, length, position) => file.read(buffer, offset, Math.min(7, length), position),
    }))
    expect(await count(['app.log'], { disk: short })).toMatchObject({ lines: 4, codes: 3 })
  })

  test('F14 F17 F20 line ends, empty lines, and a file of one newline', async () => {
    write('crlf.log', lines(2333, 2).replaceAll('\n', '\r\n'))
    write('empty-lines.log', `\n\n${line(2020)}\n`)
    write('newline.log', '\n')
    expect(await count()).toMatchObject({ files: 3, lines: 7, codes: 3, issues: 0 })
  })

  test('F19 an empty file, compressed or not, is nothing', async () => {
    write('empty.log', '')
    write('empty.log.gz', gzipSync(''))
    expect(await count()).toMatchObject({ files: 2, failed: 0, incomplete: 0, lines: 0 })
    append('empty.log', line(2333))
    expect(await count()).toMatchObject({ lines: 1 })
  })
})

describe('compressed files', () => {
  test('F69 half written: its lines once, the rest when it is there', async () => {
    const [one, two] = [lines(2333, 50), lines(2020, 50)]
    const packed = Buffer.concat([gzipSync(one), gzipSync(two)])
    write('app.log.gz', packed.subarray(0, gzipSync(one).length + 20))
    expect(await count()).toMatchObject({ incomplete: 1, failed: 0, issues: 1 })
    expect(complaints()).toEqual(['app.log.gz is not complete: the compressed data stops midway'])
    write('app.log.gz', packed)
    expect(await count()).toMatchObject({ incomplete: 0, issues: 0 })
    expect(counted()).toEqual({ 2020: 50, 2333: 50 })
    expect(issues()).toEqual({ incomplete: 1 })
  })

  test('F71 damaged: the others are counted, and it is noted', async () => {
    const packed = gzipSync(lines(2333, 50))
    packed[packed.length - 6] = (packed.at(-6) as number) ^ 0xff
    write('a.log.gz', packed)
    write('b.log', line(2020))
    expect(await count()).toMatchObject({ files: 2, failed: 1, issues: 1 })
    expect(complaints()).toEqual(['a.log.gz is damaged: not all of it can be unpacked'])
    expect(counted()).toEqual({ 2020: 1, 2333: 50 })
    expect(issues()).toEqual({ damaged: 1 })
  })

  test('F72 of several members are one content', async () => {
    write('app.log.gz', Buffer.concat([gzipSync(lines(2333, 2)), gzipSync(''), gzipSync(lines(2020, 3))]))
    expect(await count()).toMatchObject({ lines: 5, codes: 5, failed: 0 })
  })

  test('that are not what their name says are read as what they are', async () => {
    write('plain.log.gz', line(2333))
    write('packed.log', gzipSync(line(2020)))
    expect(await count()).toMatchObject({ lines: 2, codes: 2, failed: 0 })
  })
})
