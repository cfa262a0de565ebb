/** What the package says of itself. */
import { readFileSync } from 'node:fs'

interface Package {
  readonly version: string
  /** Of Node, as in `>=20.19`. */
  readonly engines: { readonly node: string }
}

export const ownPackage = (): Package =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Package
