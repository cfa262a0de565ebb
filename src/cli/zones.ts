/**
 * `--tz`: in which zone the times of a source are that name none.
 *
 * A zone alone holds for every source; `GLOB=ZONE` for those whose name matches, and the first glob that matches wins.
 * A glob without a slash is compared with the last part of a path, as in .gitignore; one with a slash with all of it.
 */
import { basename, isAbsolute, normalize, resolve } from 'node:path'
import picomatch from 'picomatch'
import { parseZone, type Zone } from '../time/zone.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'

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

function matcherOf(glob: string): Rule['matches'] {
  const matches = picomatch(glob, { dot: true })
  if (!glob.includes('/')) return (source) => matches(basename(source))
  if (isAbsolute(glob)) return (source) => matches(resolve(source))
  return (source) => matches(normalize(source))
}

function zoneNamed(name: string, word: string): Zone {
  const zone = parseZone(name)
  if (zone !== undefined) return zone
  throw new UserError(
    name === word
      ? `--tz ${word || "''"} is no time zone`
      : `--tz ${word}: ${name || 'nothing'} is no time zone`,
    'give local, UTC, an offset such as +08:00, or a name such as Asia/Shanghai (CST and the like are ambiguous)',
  )
}
