/** The compiled program as a process that can be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { program } from '../../run-program.ts'

/** Runs `ingest` over the folder, and gives its exit code unless it was killed before it had ended. */
export async function ingestUntil(
  folder: string,
  database: string,
  killAfterMs: number,
): Promise<number | 'killed'> {
  const args = [program, 'ingest', '--db', database, '--recursive', folder, '--tz', 'UTC', '--lang', 'en']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  const patience = new AbortController()
  if (Number.isFinite(killAfterMs)) {
    setTimeout(killAfterMs, undefined, { signal: patience.signal }).then(
      () => child.kill('SIGKILL'),
      () => {},
    )
  }
  const [code, signal] = await ended
  patience.abort()
  return signal === 'SIGKILL' ? 'killed' : (code ?? Number.NaN)
}
