/** Evidence as the tables hold it: a number, so that a floor is one comparison. The views turn it into words. */
import type { Evidence } from '../detect/hit.ts'

export const evidenceRank: Readonly<Record<Evidence, number>> = { certain: 3, likely: 2, inferred: 1 }
