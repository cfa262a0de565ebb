/** What each part of the page is given to show, and how it tells what the reader chose. */

import type { Zone } from '../../../time/zone.ts'
import type { Counts } from '../model/counts.ts'
import type { Facts } from '../model/facts.ts'
import type { Overview } from '../model/overview.ts'
import type { View } from '../model/view.ts'
import type { PageWords } from '../model/words.ts'
import type { Numbers } from './numbers.ts'

export interface Scene {
  readonly facts: Facts
  readonly counts: Counts
  readonly view: View
  readonly overview: Overview
  readonly zone: Zone
  readonly words: PageWords
  readonly numbers: Numbers
}

/** A step is one that the browser's back button undoes. */
export type Choose = (changes: Partial<View>, isStep?: 'step') => void

/** Made once; shows whatever scene it is given. */
export type Part = (choose: Choose) => (scene: Scene) => void
