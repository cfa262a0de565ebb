/** Whether to colour: `--color`, then FORCE_COLOR, then NO_COLOR, then whether a terminal listens. */
import type { World } from './world.ts'

export const colorChoices = ['auto', 'always', 'never'] as const
export type ColorChoice = (typeof colorChoices)[number]

export function wantsColor(choice: ColorChoice, { environment, stdout }: World): boolean {
  if (choice !== 'auto') return choice === 'always'
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false'
  const refused = environment['NO_COLOR']
  if (refused !== undefined && refused !== '') return false
  return stdout.isTTY === true
}
