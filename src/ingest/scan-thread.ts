/** A thread that scans contents, one after the other; `scanners.ts` starts it and speaks with it. */
import { parentPort, workerData } from 'node:worker_threads'
import { createCatalogue } from '../catalogue/catalogue.ts'
import { createDetector } from '../detect/detect.ts'
import { contentOf, type DiskFile } from '../input/content.ts'
import { openDescriptor } from '../input/standard-input.ts'
import { parseZone, utc } from '../time/zone.ts'
import { scanContent } from './scan-content.ts'
import {
  type FromThread,
  type ScanRequest,
  startOf,
  type ThreadData,
  type ToThread,
} from './scan-messages.ts'

const port = parentPort
if (port === null) throw new Error('this is started as a thread only')
const detector = createDetector(createCatalogue((workerData as ThreadData).records))
const tell = (message: FromThread): void => port.postMessage(message)
let stop = new AbortController()

/** Tells of every read how far it came. */
function told(file: DiskFile): DiskFile {
  return {
    ...file,
    read: async (bytes, offset, length, position) => {
      const got = await file.read(bytes, offset, length, position)
      tell({ kind: 'read', from: position, to: position + got })
      return got
    },
  }
}

async function scan({ descriptor, size, start, zone }: ScanRequest): Promise<void> {
  const content = await contentOf(told(openDescriptor(descriptor)), size)
  const steps = scanContent(content, startOf(start), {
    detector,
    zone: parseZone(zone) ?? utc,
    now: Date.now,
    signal: stop.signal,
  })
  for (;;) {
    const { done, value } = await steps.next()
    if (done === true) return tell({ kind: 'end', ending: value })
    tell({ kind: 'step', step: value })
  }
}

port.on('message', (message: ToThread) => {
  if (message === 'stop') {
    stop.abort()
    return
  }
  stop = new AbortController()
  scan(message).catch((error: NodeJS.ErrnoException) => {
    const { message, code } = error
    tell({ kind: 'failed', message, code, stack: error.stack ?? message })
  })
})
