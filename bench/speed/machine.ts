/** The machine that the figures are of. */
import { cpus, release, totalmem, type } from 'node:os'
import { bytesText } from '../../src/cli/quantity.ts'
import { type Tool, versionOf } from './tools.ts'

export function machine(): string {
  const cores = cpus()
  return `${cores.length} × ${cores[0]?.model.trim()}, ${bytesText(totalmem())} of memory, ${type()} ${release()}`
}

/** `undefined` for what isn't installed. */
export function versions(tools: readonly Tool[]): ReadonlyMap<Tool, string | undefined> {
  return new Map(tools.map((tool) => [tool, versionOf(tool)]))
}
