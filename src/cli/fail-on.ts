/** `--fail-on`: whether something was found for which a script wants to hear a failure. */
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Severity, severities } from '../catalogue/record.ts'
import type { Hit } from '../detect/hit.ts'
import { UserError } from '../user-error.ts'

export interface FailOn {
  readonly see: (hits: readonly Hit[], catalogue: Catalogue) => void
  readonly matched: () => boolean
}

/** `list` is codes and severities, separated by commas; a severity stands for itself and the ones above it. */
export function failOnOf(list: string | undefined): FailOn {
  const wanted = (list ?? '').split(/[,\s]+/).filter((word) => word !== '')
  if (list !== undefined && wanted.length === 0) {
    throw new UserError(
      '--fail-on names nothing',
      `give codes such as 2333,10001 or one of ${severities.join(', ')}`,
    )
  }
  const codes = new Set<number>()
  let floor: number = severities.length
  for (const word of wanted) {
    const severity = severities.indexOf(word as Severity)
    if (severity !== -1) floor = Math.min(floor, severity)
    else if (/^\d{3,9}$/.test(word)) codes.add(Number(word))
    else {
      throw new UserError(
        `--fail-on ${word} is neither a code nor a severity`,
        `give codes such as 2333,10001 or one of ${severities.join(', ')}`,
      )
    }
  }
  let matched = false
  return {
    see: (hits, catalogue) => {
      matched ||= hits.some(({ code }) => codes.has(code) || rank(code, catalogue) >= floor)
    },
    matched: () => matched,
  }
}

/** A code that the catalogue doesn't have is as bad as an error. */
const rank = (code: number, catalogue: Catalogue): number =>
  severities.indexOf(catalogue.recordsOf(code)[0]?.severity ?? 'error')
