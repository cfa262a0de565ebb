/**
 * Scans contents on threads of their own, as many at once as the machine has cores. What they find is committed by the
 * one who asks, so that there is one writer to the database.
 */
import { Worker } from 'node:worker_threads'
import type { CodeRecord } from '../catalogue/record.ts'
import type { Scan } from './count-content.ts'
import { scanContent } from './scan-content.ts'
import { type FromThread, stepOf, type ThreadData, type ToThread } from './scan-messages.ts'

export interface Scanners {
  /** How many contents are scanned at once. */
  readonly count: number
  readonly scan: Scan
  readonly close: () => Promise<void>
}

/** Bytes for which a thread is worth its messages. */
const worthwhile = 1024 * 1024

export function createScanners(count: number, records: readonly CodeRecord[]): Scanners {
  const threads: Thread[] = []
  const idle: Thread[] = []

  const borrow = (): Thread => {
    const free = idle.pop()
    if (free !== undefined) return free
    const thread = startThread({ records })
    threads.push(thread)
    return thread
  }

  return {
    count,
    scan: async function* (scanned, start, options) {
      const { descriptor } = scanned.file
      if (descriptor === undefined || scanned.size - start.from.length < worthwhile)
        return yield* scanContent(scanned.content, start, options)
      const thread = borrow()
      const stop = (): void => thread.send('stop')
      options.signal.addEventListener('abort', stop)
      thread.send({ descriptor, size: scanned.size, start, zone: options.zone.name })
      if (options.signal.aborted) stop()
      let running = true
      try {
        for (;;) {
          const message = await thread.next()
          if (message.kind === 'read') options.moved?.(message.from, message.to)
          else if (message.kind === 'step') yield stepOf(message.step)
          else {
            running = false
            if (message.kind === 'end') return message.ending
            throw errorOf(message)
          }
        }
      } finally {
        options.signal.removeEventListener('abort', stop)
        // The file may be closed only when nobody reads it any more.
        if (running) stop()
        while (running) running = !['end', 'failed'].includes((await thread.next()).kind)
        if (thread.isAlive()) idle.push(thread)
      }
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

const errorOf = ({ message, code, stack }: FromThread & { kind: 'failed' }): Error =>
  Object.assign(new Error(message), { stack }, code === undefined ? {} : { code })

interface Thread {
  readonly send: (message: ToThread) => void
  /** Its messages, one after the other. */
  readonly next: () => Promise<FromThread>
  /** False once it has ended by itself: it scans no more. */
  readonly isAlive: () => boolean
  readonly close: () => Promise<unknown>
}

/** Little of what a thread makes lives long. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

function startThread(data: ThreadData): Thread {
  const worker = new Worker(new URL('scan-thread.js', import.meta.url), { workerData: data, resourceLimits })
  const arrived: FromThread[] = []
  let wake: () => void = () => {}
  const arrive = (message: FromThread): void => {
    arrived.push(message)
    wake()
  }
  let alive = true
  const broken = (error: Error): void => {
    alive = false
    arrive({ kind: 'failed', message: error.message, code: undefined, stack: error.stack ?? error.message })
  }
  worker.on('message', arrive)
  worker.on('error', broken)
  return {
    send: (message) => worker.postMessage(message),
    next: async () => {
      for (;;) {
        const message = arrived.shift()
        if (message !== undefined) return message
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    isAlive: () => alive,
    close: () => worker.terminate(),
  }
}
