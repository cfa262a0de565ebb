/** The page at work: what the reader chooses becomes a view, the view an address, and each part shows it. */

import { pageWords } from '../model/language.ts'
import { openingView } from '../model/opening.ts'
import { overviewOf } from '../model/overview.ts'
import { readHash, type View, writeHash, zoneOf } from '../model/view.ts'
import { chart } from './chart.ts'
import { chartTable } from './chart-table.ts'
import { codesTable } from './codes-table.ts'
import { controls } from './controls.ts'
import { byId } from './element.ts'
import { heading } from './heading.ts'
import { load } from './load.ts'
import { notes } from './notes.ts'
import { nothing } from './nothing.ts'
import { numbersIn } from './numbers.ts'
import { showForPrint } from './print.ts'
import type { Choose, Part } from './scene.ts'
import { sources } from './sources.ts'
import { totals } from './totals.ts'
import { applyWords } from './words-applied.ts'

const parts: readonly Part[] = [
  heading,
  controls,
  sources,
  totals,
  notes,
  nothing,
  chart,
  chartTable,
  codesTable,
]

async function start(): Promise<void> {
  // The newest of what the page can't do without; without it, the chart would have no colours.
  if (!CSS.supports('color', 'light-dark(red, red)')) throw new Error('light-dark()')
  const { facts, counts } = await load()
  const opening = openingView(facts, counts)
  let view = readHash(location.hash, opening, facts)

  const choose: Choose = (changes, isStep) => {
    view = { ...view, ...changes }
    const hash = `#${writeHash(view, opening, facts)}`
    if (isStep === undefined) history.replaceState(null, '', hash)
    else history.pushState(null, '', hash)
    show(view)
  }
  const shown = parts.map((part) => part(choose))

  function show(view: View): void {
    const words = pageWords[view.language]
    const root = document.documentElement
    root.lang = view.language === 'zh' ? 'zh-CN' : 'en'
    root.dataset['theme'] = view.theme
    applyWords(words)
    const scene = {
      facts,
      counts,
      view,
      overview: overviewOf(facts, counts, view),
      zone: zoneOf(view.zone),
      words,
      numbers: numbersIn(view.language),
    }
    for (const showPart of shown) showPart(scene)
  }

  byId('reset').addEventListener('click', () =>
    choose({ ...opening, language: view.language, theme: view.theme }),
  )
  addEventListener('hashchange', () => {
    view = readHash(location.hash, opening, facts)
    show(view)
  })
  byId('page').hidden = false
  show(view)
  const showAgain = (): void => show(view)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showAgain)
  showForPrint(showAgain)
  document.documentElement.dataset['ready'] = 'yes'
}

start().catch((error: unknown) => {
  const trouble = byId('trouble')
  trouble.hidden = false
  trouble.textContent = `这份报告无法显示，请换用较新的浏览器（2024 年以后）。 This report can't be shown; try a browser of 2024 or later. (${error})`
})
