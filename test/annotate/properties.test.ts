/** What holds for every log, however it is written and however it is cut into chunks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectionStream } from '../../src/annotate/detection-stream.ts'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { createRecordDetector } from '../../src/detect/records.ts'
import { createFramer, textOf } from '../../src/input/framer.ts'
import { anyLog, chunkSizes, plainLog, sizedLog, utf8Log } from './arbitrary-log.ts'
import { annotated, cut, type FormatName, type Settings, stripped } from './harness.ts'

const runs = { numRuns: 150 }

/** One character a byte, so that a difference can be read. */
const printed = async (chunks: readonly Buffer[], settings: Settings): Promise<string> =>
  (await annotated(chunks, settings)).toString('latin1')

describe.each(['below', 'splice'] as const)('%s', (format) => {
  test('strip gives the log back to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(sizedLog, chunkSizes, async ({ log, maxLine }, sizes) => {
        const shown = await annotated(cut(log, sizes), { format, maxLine })
        expect(stripped(cut(shown, sizes)).toString('latin1')).toBe(log.toString('latin1'))
      }),
      runs,
    )
  })

  test('what is already annotated is left as it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, chunkSizes, chunkSizes, async (log, sizes, again) => {
        const once = await annotated(cut(log, sizes), { format })
        expect(await printed(cut(once, again), { format })).toBe(once.toString('latin1'))
      }),
      runs,
    )
  })
})

describe.each<FormatName>(['below', 'splice', 'ndjson', 'pretty'])('%s', (format) => {
  test.each([{ only: false }, { only: true }])(
    'prints the same however the log is cut: %o',
    async ({ only }) => {
      await fc.assert(
        fc.asyncProperty(sizedLog, chunkSizes, async ({ log, maxLine }, sizes) => {
          const settings = { format, only, maxLine }
          expect(await printed(cut(log, sizes), settings)).toBe(await printed([log], settings))
        }),
        runs,
      )
    },
  )
})

test('a terminal shows the same however the log is cut', async () => {
  await fc.assert(
    // Of another log the beginning may be shown before its encoding is known.
    fc.asyncProperty(plainLog, chunkSizes, async (log, sizes) => {
      const settings = { format: 'terminal', maxLine: 256 } as const
      expect(await printed(cut(log, sizes), settings)).toBe(await printed([log], settings))
    }),
    runs,
  )
})

test('ndjson is one JSON object a line, as many as there are lines', async () => {
  await fc.assert(
    fc.asyncProperty(plainLog, chunkSizes, fc.constantFrom(256, 1024 * 1024), async (log, sizes, maxLine) => {
      const shown = (await annotated(cut(log, sizes), { format: 'ndjson', maxLine })).toString()
      const lines = shown.split('\n')
      expect(lines.pop()).toBe('')
      const objects = lines.map((line) => JSON.parse(line) as unknown)
      expect(objects.every((object) => typeof object === 'object' && !Array.isArray(object))).toBe(true)
      expect(lines).toHaveLength(
        log.toString().split('\n').length - (/(?:^|\n)$/.test(log.toString()) ? 1 : 0),
      )
    }),
    runs,
  )
})

test('--only prints a part of what is printed without it, every annotation included', async () => {
  await fc.assert(
    fc.asyncProperty(utf8Log, chunkSizes, async (log, sizes) => {
      const all = (await annotated(cut(log, sizes), { format: 'below' })).toString().split('\n')
      const only = (await annotated(cut(log, sizes), { format: 'below', only: true })).toString().split('\n')
      const rest = [...all]
      for (const line of only.filter((line) => line !== '')) {
        const at = rest.indexOf(line)
        expect(at).not.toBe(-1)
        rest.splice(0, at + 1)
      }
      const annotationsOf = (lines: readonly string[]) => lines.filter((line) => /^↳ authing \d/.test(line))
      expect(annotationsOf(only)).toEqual(annotationsOf(all))
    }),
    runs,
  )
})

test('the library’s line stream finds the same as the program', async () => {
  await fc.assert(
    fc.asyncProperty(utf8Log, chunkSizes, async (log, sizes) => {
      const detector = createDetector(catalogue)
      const stream = detectionStream(detector)
      for (const chunk of cut(log, sizes)) stream.write(chunk)
      stream.end()
      const found: unknown[] = []
      for await (const { hits } of stream) found.push(hits)

      const framer = createFramer({ encoding: 'utf-8' })
      const records = createRecordDetector(detector)
      const lines = [framer.push(log), framer.end()].flatMap((frame) => frame.lines)
      expect(found).toEqual(lines.map((line) => records.push(textOf(line))))
    }),
    runs,
  )
})
