/** What `doctor` finds out before it judges; every check is a function of this alone. */
import type { PostgresLook } from '../../postgres/look.ts'
import type { Look } from '../../store/look.ts'

export interface ProgramFacts {
  readonly version: string
  readonly node: string
  /** As package.json says: `>=20.19`. */
  readonly nodeNeeded: string
  /** `linux x64 6.1.0`. */
  readonly platform: string
  /** Of the SQLite that comes along, or why it doesn't load. */
  readonly sqlite: { readonly version: string } | { readonly error: string }
  readonly schema: number
  readonly catalogue: { readonly version: string; readonly codes: number }
}

export interface SurroundingsFacts {
  readonly user: string
  /** Columns of the terminal that is written to; 0 where it doesn't say, undefined where there is none. */
  readonly terminal: number | undefined
  readonly color: boolean
  readonly language: string
  /** AUTHING_ANNOTATE_LANG. */
  readonly ownLanguage: string | undefined
  /** What says how characters are encoded: LC_ALL, LC_CTYPE or LANG. */
  readonly locale: string | undefined
  /** Name and offset, as in `Asia/Shanghai (+08:00)`. */
  readonly zone: string
  /** TZ, where it names a zone that there isn't. */
  readonly unknownZone: string | undefined
}

export interface DatabaseFacts {
  readonly file: string
  readonly size: number
  /** Milliseconds since 1970 UTC. */
  readonly writtenAt: number
  readonly readable: boolean
  readonly writable: boolean
  readonly folderWritable: boolean
  readonly writableByAll: boolean
  /** Names that lead to the file, links aside. */
  readonly names: number
  readonly journal: 'write-ahead' | 'rollback' | undefined
  readonly logSize: number
  /** Of `-wal`, `-shm` and `-journal`, those that this user can't use. */
  readonly closedBeside: readonly string[]
  /** Who holds the write lock. */
  readonly holders: readonly string[]
  readonly look: Look | { readonly error: string; readonly advice: string }
  readonly logs: LogFacts
  readonly disk: DiskFacts
}

/** The files that were counted, as they are now. */
export interface LogFacts {
  readonly counted: number
  readonly gone: number
  readonly unreadable: readonly string[]
  /** Files that go on behind their position, and by how much. */
  readonly behind: number
  readonly bytesBehind: number
}

export interface DiskFacts {
  readonly free: number
  readonly size: number
  /** Files that can still be created; undefined where the file system has no such limit. */
  readonly freeFiles: number | undefined
  /** The network's name for the file system, where it lies on one. */
  readonly network: string | undefined
}

/** The server that `--push` names. */
export type ServerFacts = { readonly where: string } & (
  | {
      /** Its own: `15.14`. */
      readonly version: string
      /** 0 where nothing has been sent to it yet. */
      readonly schema: number
    }
  | { readonly error: string; readonly advice: string }
)

/** The server that `--db` names. */
export type SharedFacts = {
  readonly where: string
  /** As it was given, without a password, for commands: `where` has none of its parameters. */
  readonly address: string
} & (PostgresLook | { readonly error: string; readonly advice: string })

export interface Facts {
  /** Milliseconds since 1970 UTC. */
  readonly now: number
  readonly program: ProgramFacts
  readonly surroundings: SurroundingsFacts
  readonly database:
    | DatabaseFacts
    | { readonly file: string; readonly error: string; readonly advice: string }
    | undefined
  /** In place of a file. */
  readonly shared: SharedFacts | undefined
  readonly server: ServerFacts | undefined
}
