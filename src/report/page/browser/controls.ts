/** Period, zone, severity, evidence and search. */
import { presets } from '../model/periods.ts'
import { evidences, severities, type View } from '../model/view.ts'
import { secondsFrom, wallText } from '../model/wall.ts'
import { byId, options, segments } from './element.ts'
import type { Part, Scene } from './scene.ts'
import { fillZones } from './zones.ts'

export const controls: Part = (choose) => {
  const field = (id: string): HTMLInputElement => byId<HTMLInputElement>(id)
  const [from, until, search] = [field('from'), field('until'), field('search')]
  const [zone, evidence] = [byId<HTMLSelectElement>('zone'), byId<HTMLSelectElement>('evidence')]
  const [periods, levels, wrong] = [byId('presets'), byId('severities'), byId('wrong-period')]
  let scene: Scene

  periods.addEventListener('change', ({ target }) =>
    choose({ period: (target as HTMLInputElement).value as View['period'] }),
  )
  for (const input of [from, until]) {
    input.addEventListener('change', () => {
      const period = {
        from: secondsFrom(from.value, scene.zone),
        to: secondsFrom(until.value, scene.zone),
      }
      const isRight = period.from !== undefined && period.to !== undefined && period.from < period.to
      wrong.hidden = isRight
      for (const one of [from, until]) one.setAttribute('aria-invalid', `${!isRight}`)
      if (isRight) choose({ period: period as { from: number; to: number } })
    })
  }
  zone.addEventListener('change', () => choose({ zone: zone.value }))
  evidence.addEventListener('change', () => choose({ minEvidence: evidence.value as View['minEvidence'] }))
  levels.addEventListener('change', () =>
    choose({
      severities: [...levels.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value),
    }),
  )
  search.addEventListener('input', () => choose({ search: search.value }))
  search.form?.addEventListener('submit', (event) => event.preventDefault())
  // A phone shows the numbers first; where there is room, nothing could open what is shut.
  const wide = matchMedia('(min-width: 700px)')
  const openWhereWide = (): void => {
    if (wide.matches) byId<HTMLDetailsElement>('filters').open = true
  }
  wide.addEventListener('change', openWhereWide)
  openWhereWide()

  return (next) => {
    scene = next
    const { view, words, overview } = scene
    segments(
      periods,
      'radio',
      presets.map((value) => ({ value, label: words.presets[value] })),
      typeof view.period === 'string' ? [view.period] : [],
    )
    segments(
      levels,
      'checkbox',
      severities.map((value) => ({ value, label: words.severities[value] })),
      view.severities,
    )
    options(
      evidence,
      evidences.toReversed().map((value) => ({ value, label: words.evidences[value] })),
      view.minEvidence,
    )
    const { period } = overview
    fill(from, wallText(period.from, scene.zone).replace(' ', 'T'))
    fill(until, wallText(period.to, scene.zone).replace(' ', 'T'))
    fill(search, view.search)
    wrong.hidden = true
    for (const one of [from, until]) one.setAttribute('aria-invalid', 'false')
    fillZones(zone, scene)
  }
}

/** What is being typed is left alone. */
function fill(input: HTMLInputElement, value: string): void {
  if (input !== document.activeElement && input.value !== value) input.value = value
}
