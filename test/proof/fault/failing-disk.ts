/** A disk of which one call fails, or that gives less than it is asked for. */
import { type Disk, disk } from '../../../src/input/content.ts'

export interface Fault {
  readonly call: 'open' | 'stat' | 'read' | 'close'
  /** Which of these calls. */
  readonly nth: number
  readonly code: string
}

export interface FailingDisk {
  readonly disk: Disk
  /** Whether there was such a call. */
  readonly failed: () => boolean
}

/** Small pieces, so that every file takes several reads. */
const piece = 300

export function failingDisk(fault: Fault): FailingDisk {
  let calls = 0
  const pass = (call: Fault['call']): void => {
    if (call === fault.call) calls += 1
    else return
    if (calls !== fault.nth) return
    throw Object.assign(new Error(`${fault.code}: injected, ${call}`), { code: fault.code, syscall: call })
  }
  return {
    failed: () => calls >= fault.nth,
    disk: {
      open: async (path) => {
        pass('open')
        const file = await disk.open(path)
        return {
          stat: async () => {
            pass('stat')
            return file.stat()
          },
          read: async (buffer, offset, length, position) => {
            pass('read')
            return file.read(buffer, offset, Math.min(length, piece), position)
          },
          close: async () => {
            await file.close()
            pass('close')
          },
        }
      },
    },
  }
}

/** Every read gives at most so many bytes as `limit` says. */
export const shortReads = (limit: () => number): Disk => ({
  open: async (path) => {
    const file = await disk.open(path)
    return {
      ...file,
      read: (buffer, offset, length, position) =>
        file.read(buffer, offset, Math.min(length, limit()), position),
    }
  },
})
