/**
 * What a hit means on its line.
 *
 * A number with several records (10006 on Android and on iOS) means the one whose own text stands on the line, else the
 * one of the platform that the line shows, else all of them, preferred first.
 */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CodeRecord, Origin } from '../catalogue/record.ts'
import type { Hit } from '../detect/hit.ts'
import { prefixOf } from '../detect/prefix.ts'
import type { OwnTexts } from '../detect/texts.ts'

interface Platform {
  readonly origins: readonly Origin[]
  readonly shownBy: (line: string) => boolean
}

const platforms: readonly Platform[] = [
  {
    origins: ['android-sdk'],
    shownBy: (line) =>
      prefixOf(line).platform === 'android' || /\bcn\.authing\.guard\b|guard-android|okhttp/.test(line),
  },
  {
    origins: ['ios-sdk', 'ios-sdk-v3'],
    shownBy: (line) =>
      prefixOf(line).platform === 'ios' ||
      /\bOptional\(|Error Domain=|\bcn\.authing\.Guard\b|NSLocalized/.test(line),
  },
  {
    origins: ['guard-web'],
    shownBy: (line) => /guard(?:\.min)?\.js|guard login-error|INFO:CONSOLE|@authing\/guard/.test(line),
  },
  { origins: ['api-v3'], shownBy: (line) => /\bapi_?code\b/i.test(line) && /\brequest_?id\b/i.test(line) },
]

export function meaningsOf(
  hit: Hit,
  line: string,
  catalogue: Catalogue,
  texts: OwnTexts,
): readonly CodeRecord[] {
  const records = catalogue.recordsOf(hit.code)
  if (records.length < 2) return records
  const told = texts.recordWithin(hit.code, line)
  if (told !== undefined) return [told]
  for (const { origins, shownBy } of platforms) {
    const matching = records.filter(({ origin }) => origins.includes(origin))
    if (matching.length > 0 && matching.length < records.length && shownBy(line)) return matching
  }
  return records
}
