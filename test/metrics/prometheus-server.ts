/** A Prometheus of a test's own: any free port, its data in a folder that goes with the test. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { scratchFolder } from '../scratch.ts'

export interface Sample {
  readonly metric: Readonly<Record<string, string>>
  /** A time in seconds, and the number as a text. */
  readonly value: readonly [number, string]
}

export interface Prometheus {
  /** Throws what is wrong with the query. */
  readonly query: (expr: string) => Promise<readonly Sample[]>
  /** Of each rule by its name: `ok` once it has been evaluated. */
  readonly health: () => Promise<Readonly<Record<string, string>>>
}

/** `config` is JSON, which YAML is a superset of. Resolves when it answers. */
export async function startPrometheus(config: object): Promise<Prometheus> {
  const folder = scratchFolder()
  const file = join(folder, 'prometheus.yml')
  writeFileSync(file, JSON.stringify(config))
  const child = spawn(
    'prometheus',
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--web.listen-address=127.0.0.1:0',
      '--log.level=info',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk
  })
  while (!said.includes('ready to receive web requests')) {
    const going = await Promise.race([once(child.stderr, 'data').then(() => true), ended.then(() => false)])
    if (!going) throw new Error(`prometheus has ended: ${said}`)
  }
  const address = /msg="Listening on" address=(\S+)/.exec(said)?.[1]

  const ask = async <Data>(path: string): Promise<Data> => {
    const answer = await fetch(`http://${address}/api/v1/${path}`)
    const { status, error, data } = (await answer.json()) as { status: string; error?: string; data: Data }
    if (status !== 'success') throw new Error(error)
    return data
  }
  return {
    query: async (expr) =>
      (await ask<{ result: Sample[] }>(`query?query=${encodeURIComponent(expr)}`)).result,
    health: async () => {
      const { groups } = await ask<{ groups: { rules: { name: string; health: string }[] }[] }>('rules')
      return Object.fromEntries(
        groups.flatMap(({ rules }) => rules.map(({ name, health }) => [name, health])),
      )
    },
  }
}
