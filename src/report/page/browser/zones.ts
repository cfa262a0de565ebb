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

export function fillZones(select: HTMLSelectElement, { facts, view, words }: Scene): void {
  const here = nameOf(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const usual = [facts.zone, here, 'UTC', 'Asia/Shanghai', view.zone]
  const all = Intl.supportedValuesOf('timeZone').map(nameOf).sort()
  const group = (label: string, names: readonly string[]): HTMLElement => {
    const known = [...new Set(names)].filter((name) => parseZone(name) !== undefined)
    return element('optgroup', { label }, ...known.map((name) => element('option', { value: name }, name)))
  }
  select.replaceChildren(group(words.plain.usualZones, usual), group(words.plain.allZones, all))
  select.value = view.zone
}
