/** The results as Markdown. */
import { bytesText } from '../../src/cli/quantity.ts'
import { textOf } from './command.ts'
import type { LeftOut, Peaked, Result, Timed } from './measure.ts'
import { isReached, median, speedRatio, timeRatio, type Wanted } from './ratios.ts'
import type { Rival } from './work.ts'

/** What is to be reached at any size of the input. */
const mostMemory = 150e6

export function tables(results: readonly Result[]): string {
  const timed = results.filter((result): result is Timed => result.kind === 'timed')
  const peaked = results.filter((result): result is Peaked => result.kind === 'peaked')
  const leftOut = results.filter((result): result is LeftOut => result.kind === 'left out')
  return [
    table(['work', 'ours', 'peer', 'its time', 'ratio', 'wanted', 'reached'], timed.flatMap(timedRows)),
    table(['peak memory of', 'ours', 'wanted', 'reached'], peaked.flatMap(peakRows)),
    leftOut.map(({ work, skipped }) => `Left out: ${work.title} (${skipped}).`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function timedRows({ work, bytes, ours, rivals }: Timed): string[][] {
  const seconds = median(ours.seconds)
  const rate = bytes === undefined ? '' : ` (${bytesText(bytes / seconds)}/s)`
  return rivals.map(({ rival, seconds: theirs }, index) => {
    const [title, own] = index === 0 ? [work.title, `${secondsText(seconds)}${rate}`] : ['', '']
    if (theirs.length === 0)
      return [title, own, `${labelOf(rival)}: not installed`, '', '', wantedText(rival.wanted), '']
    return [
      title,
      own,
      labelOf(rival),
      secondsText(median(theirs)),
      ratioText(rival.wanted, ours.seconds, theirs),
      wantedText(rival.wanted),
      rival.wanted === undefined ? '' : yesOrNo(isReached(rival.wanted, ours.seconds, theirs)),
    ]
  })
}

const peakRows = ({ peaks }: Peaked): string[][] =>
  peaks.map(({ title, bytes }) => [
    title,
    bytesText(bytes),
    `≤ ${bytesText(mostMemory)}`,
    yesOrNo(bytes <= mostMemory),
  ])

const yesOrNo = (reached: boolean): string => (reached ? 'yes' : '**no**')

const labelOf = ({ label, command }: Rival): string => label ?? `\`${textOf(command)}\``

const secondsText = (seconds: number): string =>
  seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`

function ratioText(wanted: Wanted | undefined, ours: readonly number[], theirs: readonly number[]): string {
  return wanted !== undefined && 'timeAtMost' in wanted
    ? `${digits(timeRatio(ours, theirs))} × its time`
    : `${digits(speedRatio(ours, theirs))} × as fast`
}

function wantedText(wanted: Wanted | undefined): string {
  if (wanted === undefined) return '–'
  return 'timeAtMost' in wanted ? `≤ ${wanted.timeAtMost}` : `≥ ${wanted.speedAtLeast}`
}

/** Two that count: `0.053`, `1.4`, `27`. */
const digits = (ratio: number): string =>
  ratio >= 100 ? ratio.toFixed(0) : `${Number(ratio.toPrecision(2))}`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
