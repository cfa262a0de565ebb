#!/usr/bin/env node
/**
 * The program: reads the command line, runs the command, and ends the process with its exit code. The only place that
 * knows `process`.
 */
import { UserError } from '../user-error.ts'
import { runCommandLine } from './command-line.ts'
import { commands } from './commands.ts'
import { complain } from './complain.ts'
import { ownPackage } from './own-package.ts'
import { exit, type World } from './world.ts'

const usage = `Finds Authing return codes in log streams and says what each means and what to do.

    adb logcat | authing-annotate
    authing-annotate --follow app.log --db counts.db

Usage: authing-annotate [FILES…] [options]
       authing-annotate COMMAND [options]`

const epilogue = `Exit codes: 0 done; 1 something was not processed; 2 usage or configuration; 3 --fail-on matched;
130, 143, 129 ended by SIGINT, SIGTERM, SIGHUP after everything was written.`

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

async function main(): Promise<number> {
  const stop = new AbortController()
  let ended: number | undefined
  for (const [name, code] of Object.entries(signals)) {
    process.on(name, () => {
      // A second signal doesn't wait for anything.
      if (ended !== undefined) process.exit(code)
      ended = code
      stop.abort()
    })
  }
  const { stdin, stdout, stderr } = process
  const environment = { ...process.env }
  // Node warns on stderr where both are set; which of them wins is decided here.
  if (environment['FORCE_COLOR'] !== undefined) delete process.env['NO_COLOR']
  // Where nobody reads complaints they are lost, and the work goes on.
  stderr.on('error', () => {})
  const { version } = ownPackage()
  const world: World = { stdin, stdout, stderr, environment, now: Date.now, signal: stop.signal, version }
  try {
    const code = await runCommandLine(process.argv.slice(2), commands, { usage, epilogue, version }, world)
    return ended ?? code
  } catch (error) {
    complain(world, error)
    return ended ?? (error instanceof UserError ? error.exitCode : exit.notProcessed)
  }
}

process.exit(await main())
