/** Runs `strip`. */
import { stripFormat } from '../../annotate/formats/strip.ts'
import { outputTo } from '../../annotate/output.ts'
import { lineWriter } from '../../annotate/writer.ts'
import { createFramer, type Frame, textOf } from '../../input/framer.ts'
import { lookAhead } from '../../input/look-ahead.ts'
import type { Arguments } from '../command.ts'
import { complain } from '../complain.ts'
import { eachSource } from '../inputs.ts'
import { exit, type World } from '../world.ts'

/** No annotated line is longer: a line of 1 MiB has room for 80,000 codes, each explained in less than 800 bytes. */
const maxLine = 64 * 1024 * 1024

export async function runStrip(args: Arguments, world: World): Promise<number> {
  const output = outputTo(world.stdout, world.signal)
  const failed = await eachSource(args, world, output, async ({ chunks }) => {
    const format = stripFormat()
    const writer = lineWriter(format, output.write, { only: false, maxHeld: maxLine, hasHit: () => false })
    const framer = createFramer({ maxLine })
    const input = lookAhead(chunks, AbortSignal.any([world.signal, output.closed]))
    const pass = async (frame: Frame): Promise<void> => {
      writer.write(
        { ...frame, isLast: false, end: frame.lines.at(-1)?.end ?? 0 },
        frame.lines.map((line) => ({ line, text: textOf(line), annotations: [], found: false })),
      )
      await output.drained()
    }
    try {
      for (let chunk = await input.next(); chunk !== undefined && output.open(); chunk = await input.next()) {
        await pass(framer.push(chunk))
      }
    } finally {
      // Where reading fails, too, the beginning of a line has been read.
      await pass(framer.end())
      output.write(format.end())
    }
  })
  const writeError = await output.finish()
  if (writeError !== undefined) complain(world, `cannot write the output: ${writeError.message}`)
  return failed || writeError !== undefined ? exit.notProcessed : exit.done
}
