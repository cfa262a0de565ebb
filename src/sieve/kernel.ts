/**
 * The compiled kernel with its tables in its memory: `assembly/kernel.ts` says what it finds, this file what it is given.
 */
import { readFileSync } from 'node:fs'
import { mostCandidates, type Tables } from './tables.ts'
import { Instance, Memory, Module } from './web-assembly.ts'

export interface Kernel {
  /** Where lines are put to be looked through. */
  readonly window: Buffer
  /**
   * Looks through the whole lines between two indices of the window and gives start and end of each candidate, in their
   * order. Returns how many lines there are.
   */
  readonly candidates: (from: number, to: number, found: (start: number, end: number) => void) => number
  /**
   * Whether what stands between two indices, a newline right behind it, is a JSON object with a member, if its bytes are
   * UTF-8. False also where it isn't sure.
   */
  readonly isObject: (start: number, end: number) => boolean
}

export interface KernelOptions {
  readonly tables: Tables
  /** Bytes. */
  readonly windowSize: number
  /** A longer line is a candidate whatever it holds. */
  readonly maxLine: number
}

/** What the kernel reads behind the last line, a step and the bytes after it, without using it. */
const slack = 128

interface Exports {
  readonly configure: (...values: number[]) => void
  readonly sieve: (from: number, to: number) => number
  readonly isObject: (from: number, to: number) => number
  readonly lines: { readonly value: number }
  readonly stopped: { readonly value: number }
}

const pageSize = 64 * 1024

let compiled: object | undefined

/** Compiled when it is first needed, once for all windows. */
function moduleOf(): object {
  compiled ??= new Module(readFileSync(new URL('kernel.wasm', import.meta.url)))
  return compiled
}

export function createKernel({ tables, windowSize, maxLine }: KernelOptions): Kernel {
  const windowAt = tables.end
  const size = windowAt + windowSize + slack
  const memory = new Memory({ initial: Math.ceil(size / pageSize) })
  const bytes = Buffer.from(memory.buffer)
  tables.write(bytes)
  const { exports } = new Instance(moduleOf(), { env: { memory } })
  const { configure, sieve, isObject, lines, stopped } = exports as unknown as Exports
  configure(...tables.addresses, maxLine, tables.output, mostCandidates * 8)
  const output = new Int32Array(memory.buffer, tables.output, mostCandidates * 2)

  return {
    window: bytes.subarray(windowAt, windowAt + windowSize),
    candidates: (from, to, found) => {
      let count = 0
      for (let at = from; at < to; ) {
        const candidates = sieve(windowAt + at, windowAt + to)
        for (let index = 0; index < candidates * 2; index += 2) {
          found((output[index] as number) - windowAt, (output[index + 1] as number) - windowAt)
        }
        count += lines.value
        at = stopped.value - windowAt
      }
      return count
    },
    isObject: (start, end) => isObject(windowAt + start, windowAt + end) !== 0,
  }
}
