/** The compiled program as a process that can be killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { program } from '../../run-program.ts'

export interface Ended {
  /** The exit code, unless it was killed before it had ended. */
  readonly exit: number | 'killed'
  readonly complaints: string
}

/** Runs `ingest` over the folder. */
export async function ingestUntil(folder: string, database: string, killAfterMs: number): Promise<Ended> {
  const args = [program, 'ingest', '--db', database, '--recursive', folder, '--tz', 'UTC', '--lang', 'en']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const complaints: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
  const ended = once(child, 'close') as Promise<[code: number, signal: string | null]>
  const patience = new AbortController()
  if (Number.isFinite(killAfterMs)) {
    setTimeout(killAfterMs, undefined, { signal: patience.signal }).then(
      () => child.kill('SIGKILL'),
      () => {},
    )
  }
  const [code, signal] = await ended
  patience.abort()
  return { exit: signal === 'SIGKILL' ? 'killed' : code, complaints: Buffer.concat(complaints).toString() }
}
