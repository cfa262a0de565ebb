/** The zones to pick from: first those that are likely, then all that the browser knows. */
import { parseZone } from '../../../time/zone.ts'
import { element } from './element.ts'
import type { Scene } from './scene.ts'

/** Browsers list these by names that the places no longer have. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

const nameOf = (zone: string): string => renamed[zone] ?? zone

/** The list is long, so it is made anew only where it would differ. */
export function fillZones(select: HTMLSelectElement, { facts, view, words }: Scene): void {
  const made = `${view.language} ${view.zone}`
  if (select.dataset['made'] === made) return
  select.dataset['made'] = made
  const here = nameOf(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const usual = [facts.zone, here, 'UTC', 'Asia/Shanghai', view.zone].filter(
    (name) => parseZone(name) !== undefined,
  )
  const group = (label: string, names: readonly string[]): HTMLElement =>
    element('optgroup', { label }, ...names.map((name) => element('option', { value: name }, name)))
  select.replaceChildren(
    group(words.plain.usualZones, [...new Set(usual)]),
    group(words.plain.allZones, Intl.supportedValuesOf('timeZone').map(nameOf).sort()),
  )
  select.value = view.zone
}
