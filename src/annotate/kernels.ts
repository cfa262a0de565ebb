/**
 * The sieve's kernels for a detector. Its tables are made once, and a kernel that was given back is used again: many
 * small files are read one after the other.
 */
import type { Detector } from '../detect/detect.ts'
import { createKernel, type Kernel } from '../sieve/kernel.ts'
import { layOut } from '../sieve/tables.ts'
import { needsOf } from '../sieve/words.ts'
import { printingBegins } from './printing.ts'

export interface Kernels {
  readonly borrow: () => Kernel
  /** What stands in its window may be written over afterwards. */
  readonly giveBack: (kernel: Kernel) => void
}

/** Kernels that are kept for later, each with its window. */
const mostIdle = 2

const made = new WeakMap<Detector, Map<number, Kernels>>()

/** Sizes are in bytes. */
export function kernelsFor(detector: Detector, windowSize: number, maxLine: number): Kernels {
  const bySize = made.get(detector) ?? new Map<number, Kernels>()
  made.set(detector, bySize)
  const kernels = bySize.get(maxLine) ?? createKernels(detector, windowSize, maxLine)
  bySize.set(maxLine, kernels)
  return kernels
}

function createKernels(detector: Detector, windowSize: number, maxLine: number): Kernels {
  const tables = layOut(detector, needsOf([printingBegins]))
  const idle: Kernel[] = []
  return {
    borrow: () => idle.pop() ?? createKernel({ tables, windowSize, maxLine }),
    giveBack: (kernel) => {
      if (idle.length < mostIdle) idle.push(kernel)
    },
  }
}
