/**
 * A log that is moved away while a copy of it takes its place, and what looks alike: a log that is rotated, and a new
 * one that begins as it did. Lines with a time tell which of the two it is; where there are none, the place does.
 */
import { appendFileSync, copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { setting } from './setting.ts'

const banner = '# service 1.0\n'
const dated = '2026-11-22T00:00:00Z INFO service 1.0 starts\n'
const first = '2026-11-22T00:01:00Z login failed code=2004\n'
const later = '2026-11-22T00:02:00Z login failed code=2333\n'
const undated = 'login failed code=2004\n'
const moreThanABlock = '# loads a module\n'.repeat(5000)

const orders = [
  ['copy first', ['app.log', 'kept.log']],
  ['copy last', ['kept.log', 'app.log']],
] as const

/** `app.log` is counted, moved and copied back; `meanwhile` is what happens before the next run. */
async function copiedBack(
  log: string | Buffer,
  order: readonly string[] = orders[0][1],
  meanwhile: (path: (name: string) => string) => void = () => {},
) {
  const { path, ingest, counts } = setting()
  writeFileSync(path('app.log'), log)
  await ingest()
  renameSync(path('app.log'), path('kept.log'))
  copyFileSync(path('kept.log'), path('app.log'))
  meanwhile(path)
  await ingest(order)
  return { path, ingest, counts }
}

describe.each(orders)('moved and copied back, %s', (_, order) => {
  test.each([
    ['one line', first],
    ['a banner without a time', banner + first],
    ['a banner with a time', dated + first],
    ['a record whose last lines have no time', `${first}\tat login (app.js:1)\n`],
    ['lines without a time before the first that has one', undated + later + first],
    ['more than a block before the first line with a time', moreThanABlock + first],
    ['more than a block without any time', moreThanABlock + undated],
    ['many lines', first.repeat(10_000)],
  ])('%s: counts once', async (_name, log) => {
    const once = setting()
    writeFileSync(once.path('app.log'), log)
    await once.ingest()
    expect((await copiedBack(log, order)).counts()).toEqual(once.counts())
    expect((await copiedBack(gzipSync(log), order)).counts()).toEqual(once.counts())
  })

  test('the copy went on growing', async () => {
    const { path, ingest, counts } = await copiedBack(banner + first, order, (path) =>
      appendFileSync(path('app.log'), later),
    )
    expect(counts()).toEqual(['2004|1', '2333|1'])
    appendFileSync(path('app.log'), later)
    await ingest(order)
    expect(counts()).toEqual(['2004|1', '2333|2'])
  })

  test('the log went on growing where it lies now', async () => {
    const { counts } = await copiedBack(banner + first, order, (path) =>
      appendFileSync(path('kept.log'), later),
    )
    expect(counts()).toEqual(['2004|1', '2333|1'])
  })

  test.each([
    ['within a block', banner + first],
    ['beyond it', dated + moreThanABlock.repeat(2) + first],
  ])('the copy is still being written, %s', async (_name, begun) => {
    const { path, ingest, counts } = await copiedBack(begun + later, order, (path) =>
      writeFileSync(path('app.log'), begun + later.slice(0, 30)),
    )
    expect(counts()).toEqual(['2004|1', '2333|1'])
    writeFileSync(path('app.log'), begun + later)
    await ingest(order)
    expect(counts()).toEqual(['2004|1', '2333|1'])
  })

  test('a few lines without any time look like a rotation, and count again', async () => {
    expect((await copiedBack(banner + undated, order)).counts()).toEqual(['2004|2'])
  })
})

describe('rotated, and the new log begins as the old one did', () => {
  test.each([
    ['a banner without a time', banner],
    ['a banner with a time', dated],
    ['a banner of more than a block', moreThanABlock],
  ])('%s: each has its own lines', async (_name, header) => {
    const { path, ingest, counts } = setting()
    writeFileSync(path('app.log'), header)
    await ingest()
    renameSync(path('app.log'), path('app.log.1'))
    writeFileSync(path('app.log'), header)
    await ingest()
    appendFileSync(path('app.log.1'), first)
    appendFileSync(path('app.log'), later)
    await ingest()
    renameSync(path('app.log.1'), path('app.log.2'))
    renameSync(path('app.log'), path('app.log.1'))
    writeFileSync(path('app.log'), header + later.replace('00:02', '00:03'))
    await ingest()
    expect(counts()).toEqual(['2004|1', '2333|2'])
  })

  test('a banner of more than a block, of which the old log has gone on for longer', async () => {
    const { path, ingest, counts } = setting()
    writeFileSync(path('app.log'), moreThanABlock + first + moreThanABlock)
    await ingest()
    renameSync(path('app.log'), path('app.log.1'))
    writeFileSync(path('app.log'), moreThanABlock + later)
    await ingest()
    expect(counts()).toEqual(['2004|1', '2333|1'])
  })

  test('with the same lines, none of which has a time: they count each night', async () => {
    const { path, ingest, counts } = setting()
    writeFileSync(path('app.log'), banner + undated)
    await ingest()
    renameSync(path('app.log'), path('app.log.1'))
    writeFileSync(path('app.log'), banner + undated)
    await ingest()
    renameSync(path('app.log.1'), path('app.log.2'))
    renameSync(path('app.log'), path('app.log.1'))
    writeFileSync(path('app.log'), banner + undated + undated)
    await ingest()
    expect(counts()).toEqual(['2004|4'])
  })
})
