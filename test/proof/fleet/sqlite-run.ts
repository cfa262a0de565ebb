/**
 * Sends to the SQLite file from processes of their own, that are killed: at any moment, inside a transaction, and when it
 * is in the file and nobody has been told. A killed one is started again and sends what it doesn't know to be there.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../../bench/logs/random.ts'
import { program } from '../../run-program.ts'
import { options } from '../../store/sample.ts'
import type { Met } from './met.ts'
import type { Call } from './plan.ts'

/** Says each number of a call when it is done. `deadly` is a call, and where in it the process kills itself. */
const committer = `
  import { createInterface } from 'node:readline'
  const [module, file] = process.argv.slice(1)
  const { openSharedStore } = await import(module)
  const die = () => process.kill(process.pid, 'SIGKILL')
  const { value } = await createInterface({ input: process.stdin })[Symbol.asyncIterator]().next()
  const { calls, deadly, options } = JSON.parse(value)
  let now
  const store = openSharedStore(file, {
    ...options,
    now: () => (now === 'inside' ? die() : Date.now()),
    onCommit: () => now === 'after' && die(),
  })
  for (const [index, { sender, deltas }] of calls.entries()) {
    if (index === deadly?.call) now = deadly.where
    try {
      await store.commit(sender, deltas)
      console.log(String(index + 1))
    } catch (error) {
      console.log('failed ' + error)
      process.exit(1)
    }
  }
  process.exit(0)
`

/** Sends all calls in their order, however often it is killed on the way. */
export async function sendBySqlite(
  file: string,
  calls: readonly Call[],
  random: Random,
  met: Met,
): Promise<void> {
  let done = 0
  while (done < calls.length) {
    const rest = calls.slice(done)
    const end = random.pick(['inside', 'after', 'any moment', 'none'] as const)
    const { said, killed } = await run(file, rest, end, random)
    if (killed) met(`killed: ${end}`)
    done += said
  }
}

type End = 'inside' | 'after' | 'any moment' | 'none'

async function run(
  file: string,
  calls: readonly Call[],
  end: End,
  random: Random,
): Promise<{ readonly said: number; readonly killed: boolean }> {
  const module = new URL('../store/shared/shared-store.js', `file://${program}`).href
  const child = spawn(process.execPath, ['--input-type=module', '--eval', committer, module, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code)),
  )
  let said = 0
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    if (line.startsWith('failed')) throw new Error(line)
    said = Number(line)
  })
  child.stdin.on('error', () => {})
  const deadly =
    end === 'inside' || end === 'after' ? { call: random.below(calls.length), where: end } : undefined
  child.stdin.end(`${JSON.stringify({ calls, deadly, options })}\n`)
  // The first word comes when it is at work.
  if (end === 'any moment') {
    await Promise.race([new Promise((resolve) => lines.once('line', resolve)), closed])
    await sleep(random.below(6))
    child.kill('SIGKILL')
  }
  const ended = await closed
  // Nothing else must be tried again: it would be for ever.
  if (ended !== 0 && ended !== 'SIGKILL') throw new Error(`the committer ended with ${ended}`)
  return { killed: ended === 'SIGKILL', said }
}
