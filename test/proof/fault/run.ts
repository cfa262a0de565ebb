/** One run of `ingest` over a disk and a store that may fail, and what it tells about it. */

import { ingest } from '../../../src/ingest/ingest.ts'
import { type Disk, disk as realDisk } from '../../../src/input/content.ts'
import { openStore, type Store } from '../../../src/store/store.ts'
import { UserError } from '../../../src/user-error.ts'
import { optionsFor } from '../../ingest/setting.ts'

export interface Result {
  /** What it complained of, the mistake that ended it included. */
  readonly complaints: readonly string[]
  /** Whether the exit code would be 0. */
  readonly content: boolean
  /** How often each code is counted now. */
  readonly counts: Readonly<Record<string, number>>
}

export async function run(
  database: string,
  paths: readonly string[],
  { disk = realDisk, around = (store) => store }: { disk?: Disk; around?: (store: Store) => Store } = {},
): Promise<Result> {
  const store = openStore(database, {
    catalogue: { version: 'test', records: [] },
    language: 'en',
    busyTimeoutMs: 0,
  })
  const complaints: string[] = []
  let content = false
  try {
    const { failed, incomplete } = await ingest(paths, {
      ...optionsFor(around(store)),
      disk,
      // Several commits to a file, even to these.
      stepSize: 200,
      report: ({ message }) => complaints.push(message),
    })
    content = failed + incomplete === 0
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    complaints.push(error.message)
  }
  const rows = store.connection.prepare('SELECT code, n FROM top_codes').raw().all() as [number, number][]
  store.close()
  return { complaints, content, counts: Object.fromEntries(rows) }
}
