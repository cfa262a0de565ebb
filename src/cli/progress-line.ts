/**
 * How far `ingest` is, as one line that fits the terminal: the narrower, the less it says. A value in, a text out.
 *
 * Only ASCII is drawn: block characters and the like are two columns wide on many Chinese terminals.
 */
import { visible } from '../annotate/terminal.ts'
import type { Language } from '../catalogue/language.ts'
import type { Progress } from '../ingest/progress.ts'
import { fit } from '../report/table.ts'
import { bytesText, durationText, grouped } from './quantity.ts'

const words = {
  zh: {
    of: (done: string, total: string) => `${done} / ${total}`,
    left: (time: string) => `剩余 ${time}`,
    codes: (n: number) => `返回码 ${grouped(n)}`,
  },
  en: {
    of: (done: string, total: string) => `${done} of ${total}`,
    left: (time: string) => `${time} left`,
    codes: (n: number) => `${grouped(n)} ${n === 1 ? 'code' : 'codes'}`,
  },
} as const

const gap = '  '
const barLength = 20
/** A rate that is younger says nothing yet. */
const firstSeconds = 1

/** `seconds` since the start; `columns` of the terminal, of which the last one is left free: it would wrap. */
export function progressLine(
  progress: Progress,
  seconds: number,
  columns: number,
  language: Language,
): string {
  const say = words[language]
  const { done, total, read, codes } = progress
  const rate = seconds >= firstSeconds ? read / seconds : 0
  const fraction = total === undefined || total === 0 ? undefined : Math.min(1, done / total)
  const size = total === undefined ? bytesText(done) : say.of(bytesText(done), bytesText(total))
  const percent = fraction === undefined ? '' : `${Math.floor(fraction * 100)}%`.padStart(4)
  const bar = fraction === undefined ? '' : barOf(fraction)
  const speed = rate === 0 ? '' : `${bytesText(rate)}/s`
  const left = rate === 0 || total === undefined ? '' : say.left(durationText((total - done) / rate))
  const found = say.codes(codes)
  const name = visible(progress.path).replaceAll(/\s/g, ' ')

  const width = columns - 1
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(gap)
  const layouts = [
    ...[name, ...shorterNames(name)].map((shorter) => [bar + percent, size, speed, left, found, shorter]),
    [bar + percent, size, speed, left, found],
    [percent, size, speed, left, found],
    [percent, left, found],
    [percent, found],
  ]
  const line = layouts.map(joined).find((text) => fit(text, width) === text)
  return line ?? fit(joined([percent, found]), width)
}

function barOf(fraction: number): string {
  const full = Math.floor(fraction * barLength)
  return `[${'='.repeat(full)}${full < barLength ? '>' : ''}${' '.repeat(Math.max(0, barLength - full - 1))}]`
}

/** The name with one folder after the other left out; what a file is called stands at its end. */
function shorterNames(name: string): string[] {
  const parts = name.split('/')
  return parts.slice(1).map((_, index) => `.../${parts.slice(index + 1).join('/')}`)
}
