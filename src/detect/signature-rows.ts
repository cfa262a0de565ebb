/**
 * The signatures that may stand under a tag, found without trying every row of their table on every line.
 */
import { anyOf } from './any-of.ts'
import { type Signature, signatures } from './signatures.ts'

export interface SignatureFound {
  readonly row: Signature
  readonly start: number
  readonly end: number
}

export interface SignatureRows {
  /** The first row that the text holds; `marked` says whether Authing is spoken of. */
  readonly find: (text: string, marked: () => boolean) => SignatureFound | undefined
  /** Whether any of the rows goes with a vendor's own number. */
  readonly withVendorNumber: boolean
}

function searchFor(rows: readonly Signature[]): SignatureRows {
  const holdsAny = anyOf(rows.map(({ text }) => text))
  const find: SignatureRows['find'] = (text, marked) => {
    if (!holdsAny(text)) return undefined
    for (const row of rows) {
      const match = row.text.exec(text)
      if (match === null) continue
      // Everyday English says something only where Authing is spoken of.
      if (row.weak === true && !marked()) continue
      return { row, start: match.index, end: match.index + match[0].length }
    }
    return undefined
  }
  return { find, withVendorNumber: rows.some(({ vendorNumber }) => vendorNumber === true) }
}

const untagged = searchFor(signatures.filter(({ tags }) => tags === undefined))
const byTag: ReadonlyMap<string, SignatureRows> = new Map(
  signatures
    .flatMap(({ tags = [] }) => tags)
    .map((tag) => [tag, searchFor(signatures.filter(({ tags }) => tags?.includes(tag) ?? true))]),
)

/** Rows that need `tag`, and those that need none. */
export const signaturesUnder = (tag: string): SignatureRows => byTag.get(tag) ?? untagged
