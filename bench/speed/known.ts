/** What the peers are told of the catalogue: the codes, and a meaning for each. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { Surroundings } from './command.ts'

/** Writes `meanings.json` into the scratch folder. */
export function tellPeers(folder: string): Surroundings {
  const meanings = Object.fromEntries(
    catalogue.records.map(({ code, zh }) => [code, `${zh.description} ${zh.advice}`]),
  )
  writeFileSync(join(folder, 'meanings.json'), JSON.stringify(meanings))
  return { folder, codes: Object.keys(meanings).join(' ') }
}
