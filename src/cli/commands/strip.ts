/** `authing-annotate strip [FILES…]`: annotated lines without their annotations. */
import type { Command } from '../command.ts'

export const stripCommand: Command = {
  command: 'strip [files..]',
  describe: 'Take the annotations away again, to the byte',
  options: {},
  run: async (args, world) => (await import('../run/strip.ts')).runStrip(args, world),
}
