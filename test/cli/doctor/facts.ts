/** Facts in which nothing is odd, for tests to change one of. */

import type { DatabaseFacts, Facts, ProgramFacts, SurroundingsFacts } from '../../../src/cli/doctor/facts.ts'
import type { PostgresLook, PostgresState, SenderState } from '../../../src/postgres/look.ts'
import type { StoreState } from '../../../src/store/state.ts'

const now = Date.parse('2026-11-25T08:00:00Z')

const program: ProgramFacts = {
  version: '1.0.0',
  node: '20.19.0',
  nodeNeeded: '>=20.19',
  platform: 'linux x64 6.1.0',
  sqlite: { version: '3.53.2' },
  schema: 2,
  catalogue: { version: 'aaaa', codes: 196 },
}

const surroundings: SurroundingsFacts = {
  user: 'app',
  terminal: 80,
  color: true,
  language: 'en',
  ownLanguage: undefined,
  locale: 'en_US.UTF-8',
  zone: 'UTC (+00:00)',
  unknownZone: undefined,
}

export const state: StoreState = {
  schema: 2,
  catalogue: 'aaaa',
  hits: 12,
  lastSeen: now / 1000 - 600,
  prunedBefore: undefined,
  issues: [],
  files: [],
  outbox: undefined,
}

const database: DatabaseFacts = {
  file: '/var/lib/authing/counts.db',
  size: 1_000_000,
  writtenAt: now - 60_000,
  readable: true,
  writable: true,
  folderWritable: true,
  writableByAll: false,
  names: 1,
  journal: 'write-ahead',
  logSize: 0,
  closedBeside: [],
  holders: [],
  look: state,
  logs: { counted: 3, gone: 1, unreadable: [], behind: 0, bytesBehind: 0 },
  disk: { free: 50e9, size: 100e9, freeFiles: 1000, network: undefined },
}

export const facts: Facts = {
  now,
  program,
  surroundings,
  database,
  shared: undefined,
  server: undefined,
}

const holds: PostgresState = {
  catalogue: 'aaaa',
  hits: 12,
  lastSeen: now / 1000 - 600,
  prunedBefore: undefined,
  issues: [],
  catalogueBy: '1.0.0',
  minutesSize: 4_000_000,
  now: now / 1000,
  senders: [
    { kind: 'database', name: 'web-1', seenAt: now / 1000 - 5 },
    { kind: 'stream', name: 'LOGS', seenAt: now / 1000 - 9 },
  ],
}

const look: PostgresLook = {
  version: '15.14',
  schema: { version: 1, oldestWriter: 1, oldestReader: 1, known: 1 },
  readOnly: false,
  rights: 'all',
  size: 12_000_000,
  holds,
}

export const withProgram = (change: Partial<ProgramFacts>): Facts => ({
  ...facts,
  program: { ...program, ...change },
})
export const withSurroundings = (change: Partial<SurroundingsFacts>): Facts => ({
  ...facts,
  surroundings: { ...surroundings, ...change },
})
export const withDatabase = (change: Partial<DatabaseFacts>): Facts => ({
  ...facts,
  database: { ...database, ...change },
})
export const withState = (change: Partial<StoreState>): Facts =>
  withDatabase({ look: { ...state, ...change } })
export const withLogs = (change: Partial<DatabaseFacts['logs']>): Facts =>
  withDatabase({ logs: { ...database.logs, ...change } })
export const withDisk = (change: Partial<DatabaseFacts['disk']>): Facts =>
  withDatabase({ disk: { ...database.disk, ...change } })
export const withShared = (change: Partial<PostgresLook>): Facts => ({
  ...facts,
  database: undefined,
  shared: {
    where: 'postgres://counts@db:5432/authing',
    address: 'postgres://counts@db/authing',
    ...look,
    ...change,
  },
})
export const withHolds = (change: Partial<PostgresState>): Facts =>
  withShared({ holds: { ...holds, ...change } })
/** As many days ago as each number says. */
export const withSenders = (kind: SenderState['kind'], ...days: readonly number[]): Facts =>
  withHolds({
    senders: days.map((day) => ({ kind, name: `${kind}-${day}`, seenAt: holds.now - day * 86_400 })),
  })
