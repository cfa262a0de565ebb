/** A zone that a user names in `--tz`. */
import { parseZone, type Zone } from '../time/zone.ts'
import { UserError } from '../user-error.ts'

/** `word` is the whole value that the name stands in. */
export function zoneNamed(name: string, word: string): Zone {
  const zone = parseZone(name)
  if (zone !== undefined) return zone
  throw new UserError(
    name === word
      ? `--tz ${word || "''"} is no time zone`
      : `--tz ${word}: ${name || 'nothing'} is no time zone`,
    'give local, UTC, an offset such as +08:00, or a name such as Asia/Shanghai (CST and the like are ambiguous)',
  )
}
