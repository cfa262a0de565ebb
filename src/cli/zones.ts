/**
 * `--tz`: in which zone the times of a source are that name none.
 *
 * A zone alone holds for every source; `GLOB=ZONE` for those whose name matches, and the first glob that matches wins.
 */
import type { Zone } from '../time/zone.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'
import { matcherOf } from './glob.ts'
import { zoneNamed } from './named-zone.ts'

interface Rule {
  readonly matches: (source: string) => boolean
  readonly zone: Zone
}

/** The zone of times that name none, by the name of the source. */
export const chosenZones = (args: Arguments): ((source: string) => Zone) =>
  zonesOf([(args['tz'] as string | readonly string[] | undefined) ?? []].flat())

/** `words` are the values of `--tz`, in the order they were given. */
export function zonesOf(words: readonly string[]): (source: string) => Zone {
  const rules = words.filter((word) => word.includes('=')).map(ruleOf)
  const zones = words.filter((word) => !word.includes('=')).map((word) => zoneNamed(word, word))
  const [zone = zoneNamed('local', 'local'), another] = zones
  if (another !== undefined) {
    throw new UserError(
      '--tz is given more than once without a pattern',
      `give one zone for all sources, and the others as in --tz 'web-*=UTC'`,
    )
  }
  return (source) => rules.find(({ matches }) => matches(source))?.zone ?? zone
}

/** A glob may hold `=`, a zone never does. */
function ruleOf(word: string): Rule {
  const end = word.lastIndexOf('=')
  const glob = word.slice(0, end)
  const zone = zoneNamed(word.slice(end + 1), word)
  if (glob === '') {
    throw new UserError(
      `--tz ${word} says no source before the =`,
      `give a pattern, as in --tz 'web-*=UTC', or the zone alone`,
    )
  }
  return { matches: matcherOf(glob), zone }
}
