/** How much memory the compiled program took at most for an input of any size, which is made as it is read. */
import { once } from 'node:events'
import { startProgram } from '../live-program.ts'

/** Loaded before the program, tells its peak on stderr when it ends. */
const gauge = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`

export interface Measured {
  /** The largest resident set, in MiB. */
  readonly peak: number
  readonly bytesOut: number
  readonly exit: number | string
}

export async function measure(args: readonly string[], input: Iterable<Buffer>): Promise<Measured> {
  const { stdin, stdout, complaints, ended } = startProgram(args, {
    nodeOptions: ['--import', gauge],
    reading: false,
  })
  let bytesOut = 0
  stdout.removeAllListeners('data')
  stdout.on('data', (chunk: Buffer) => {
    bytesOut += chunk.length
  })
  stdout.resume()
  for (const chunk of input) {
    if (!stdin.write(chunk)) await once(stdin, 'drain')
  }
  stdin.end()
  const exit = await ended
  return { peak: Number(/peak (\d+)/.exec(complaints())?.[1]) / 1024, bytesOut, exit }
}

/** `count` times the same chunk. */
export function* repeated(chunk: Buffer | string, count: number): Generator<Buffer> {
  const bytes = Buffer.from(chunk)
  for (let turn = 0; turn < count; turn++) yield bytes
}
