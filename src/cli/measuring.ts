/** `--metrics`: measures what is read and serves it. What it needs is loaded only where this is. */
import { fstatSync } from 'node:fs'
import { addressOf } from '../metrics/address.ts'
import { createMetrics, type Metrics, type MetricsOptions } from '../metrics/metrics.ts'
import { serveMetrics } from '../metrics/server.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'
import type { World } from './world.ts'

export type MeasuringOptions = Pick<MetricsOptions, 'catalogue' | 'zoneOf'>

export interface Measuring extends Pick<Metrics, 'begin' | 'onCommit' | 'ofStream' | 'onPush' | 'watch'> {
  /** Ends the serving. */
  readonly close: () => void
}

/** Throws a `UserError` where serving makes no sense, or can't be done. */
export async function startMeasuring(
  text: string,
  args: Arguments,
  options: MeasuringOptions,
  world: World,
): Promise<Measuring> {
  const address = addressOf(text)
  mustGoOn(args, world)
  const metrics = createMetrics({
    ...options,
    name: args['source'] as string | undefined,
    now: world.now,
    version: world.version,
    commits: args['db'] !== undefined,
    pushes: args['push'] !== undefined,
  })
  const server = await serveMetrics(address, metrics.text)
  world.stderr.write(`authing-annotate: metrics are at ${server.url}\n`)
  return { ...metrics, close: server.close }
}

/** Prometheus asks every few seconds: what is read to its end has ended by then. */
function mustGoOn(args: Arguments, { stdin }: World): void {
  if (args['follow'] || args['from'] !== undefined) return
  const files = (args['files'] as readonly string[] | undefined) ?? []
  if (files.some((file) => file !== '-')) {
    throw new UserError(
      '--metrics is for logs that go on, and files are read to their end',
      'add --follow, or pipe the log in',
    )
  }
  if (fstatSync(stdin.fd).isFile()) {
    throw new UserError(
      '--metrics is for logs that go on, and standard input is a file',
      'name the file and add --follow',
    )
  }
}
