/** How lines are printed: the format that was asked for, in a writer that fits where they go. */
import type { Format } from '../annotate/formats/format.ts'
import { formats, isFormatName } from '../annotate/formats/formats.ts'
import { forTerminal } from '../annotate/formats/terminal.ts'
import { hasHits } from '../annotate/log-lines.ts'
import type { Output } from '../annotate/output.ts'
import type { AnnotateOptions } from '../annotate/pipeline.ts'
import type { TextStyle } from '../annotate/text.ts'
import { lineWriter, type Writer } from '../annotate/writer.ts'
import { decode } from '../input/encoding.ts'
import { type ColorChoice, wantsColor } from './color.ts'
import type { Arguments } from './command.ts'
import type { World } from './world.ts'

/** With `wholeLines` lines of several writers may take turns. */
export async function chosenWriter(
  args: Arguments,
  world: World,
  { language, maxLine, detector, minEvidence }: AnnotateOptions,
  output: Output,
  wholeLines = false,
): Promise<Writer> {
  const style: TextStyle = { language, color: wantsColor(args['color'] as ColorChoice, world) }
  const onTerminal = world.stdout.isTTY === true
  const only = args['only'] as boolean
  const guarded = onTerminal && args['raw'] !== true
  const chosen = args['format'] as string
  const name = chosen === 'auto' ? (onTerminal ? 'below' : 'splice') : chosen
  const format = await formatNamed(name, style, guarded)
  return lineWriter(guarded ? forTerminal(format) : format, output.write, {
    only,
    wholeLines,
    maxHeld: maxLine,
    hasHit: (beginning, encoding) => hasHits(decode(beginning, encoding), detector, minEvidence),
  })
}

async function formatNamed(name: string, style: TextStyle, guarded: boolean): Promise<Format> {
  if (isFormatName(name)) return formats[name](style)
  const { prettyFormat } = await import('../annotate/formats/pretty.ts')
  return prettyFormat({ ...style, guarded })
}
