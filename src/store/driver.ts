/**
 * better-sqlite3 in the version that this Node needs, loaded when it is first used. 13 brings binaries for Node 22 and
 * later, and crashes on 20. 12 is compiled where it is installed, and aborts from Node 24.19 on, when V8 throws away a
 * statement. Both are used alike.
 */
import { createRequire } from 'node:module'
import { versions } from 'node:process'
import type Sqlite from 'better-sqlite3'
import { explainBinary } from './missing-binary.ts'

export type { Sqlite }

const require = createRequire(import.meta.url)
const isOld = Number.parseInt(versions.node, 10) < 22

let loaded: typeof Sqlite | undefined

/** Throws a UserError where its binary is not there, or another system's. */
export function driver(): typeof Sqlite {
  try {
    loaded ??= (isOld ? require('better-sqlite3') : require('better-sqlite3-13')) as typeof Sqlite
    return loaded
  } catch (error) {
    throw explainBinary(error)
  }
}
