/** What the library's functions share: which codes there are, and what counts as one. */
import { catalogue as builtIn } from '../catalogue/built-in.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { createDetector, type Detector } from '../detect/detect.ts'
import type { Evidence } from '../detect/hit.ts'
import type { Encoding } from '../input/encoding.ts'

export interface DetectionOptions {
  /** The codes to look for; the built-in ones unless given. See `withRecords` for adding your own. */
  readonly catalogue?: Catalogue | undefined
  /** Weaker evidence is left out; `inferred`, which is everything, unless given. */
  readonly minEvidence?: Evidence | undefined
  /** Of the bytes; found out from the first ones unless given. */
  readonly encoding?: Encoding | undefined
}

/** A detector's tables take some milliseconds to build: one a catalogue, when first needed. */
const detectors = new WeakMap<Catalogue, Detector>()

export function detectorFor(catalogue: Catalogue = builtIn): Detector {
  const held = detectors.get(catalogue) ?? createDetector(catalogue)
  detectors.set(catalogue, held)
  return held
}
