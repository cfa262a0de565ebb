/** What the options of a report ask for: a range in a zone, and what is left out. */
import type { Severity } from '../catalogue/record.ts'
import type { Evidence } from '../detect/hit.ts'
import type { Asked } from '../report/asked.ts'
import type { Filter } from '../store/filter.ts'
import type { ReadStore } from '../store/read-store.ts'
import { sourcesNamed } from '../store/sources.ts'
import { UserError } from '../user-error.ts'
import type { Arguments } from './command.ts'
import { zoneNamed } from './named-zone.ts'
import { type Compared, chosenRange, comparedWith } from './range.ts'
import type { World } from './world.ts'

export interface Question {
  readonly asked: Asked
  readonly compared: Compared | undefined
}

export function chosenQuestion(args: Arguments, world: World): Question {
  const name = args['tz'] as string
  const zone = zoneNamed(name, name)
  const range = chosenRange(args, world, zone)
  const compared = args['compare'] === true ? comparedWith(range, zone, world.now()) : undefined
  const asked: Asked = {
    range: compared?.range ?? range,
    before: compared?.before,
    zone,
    sources: listed(args['source']),
    severities: listed(args['severity']) as readonly (Severity | 'unknown')[],
    evidence: listed(args['evidence']) as readonly Evidence[],
    minEvidence: args['min-evidence'] as Evidence,
  }
  return { asked, compared }
}

/** A repeatable option has a string for its value, an array, or none. */
const listed = (value: unknown): readonly string[] => [
  ...new Set([(value as string | readonly string[] | undefined) ?? []].flat()),
]

/** An empty list of the user's narrows nothing, so none is handed on. */
export async function filterFor(store: ReadStore, asked: Asked): Promise<Filter> {
  const { severities, evidence, minEvidence } = asked
  return {
    severities: severities.length === 0 ? undefined : severities,
    evidence: evidence.length === 0 ? undefined : evidence,
    minEvidence,
    sources: asked.sources.length === 0 ? undefined : await sourcesFor(store, asked.sources),
  }
}

/** How many names are told to who has named none of them. */
const toldNames = 8

/**
 * A pattern that nothing matches is a slip, and would pass for a good day. Where all sources match, none is chosen: the
 * sums of all answer faster than those of each.
 */
async function sourcesFor(
  store: ReadStore,
  patterns: readonly string[],
): Promise<readonly number[] | undefined> {
  const { matcherOf } = await import('./glob.ts')
  const matchers = patterns.map((pattern) => {
    // What a shell makes of an unset variable is no pattern, and no source's name.
    const matches = pattern === '' ? () => false : matcherOf(pattern)
    return { pattern, matches: (name: string) => name === pattern || matches(name) }
  })
  const { names, numbers, all } = await sourcesNamed(store, (name) =>
    matchers.some(({ matches }) => matches(name)),
  )
  const idle = matchers.find(({ matches }) => !names.some(matches))
  if (idle !== undefined && names.length > 0) throw noSource(idle.pattern, names)
  return numbers.length === all ? undefined : numbers
}

function noSource(pattern: string, names: readonly string[]): UserError {
  const told = names.slice(0, toldNames).join(', ')
  const more = names.length - toldNames
  return new UserError(
    `--source ${pattern || "''"} matches none of the sources that were counted`,
    more > 0 ? `there are ${told} and ${more} more` : `there ${names.length === 1 ? 'is' : 'are'} ${told}`,
  )
}
