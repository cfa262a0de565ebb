/** The menu of sources: any of them, or all where none is picked. */
import { visible } from '../../../annotate/terminal.ts'
import { byId, element, refill } from './element.ts'
import type { Part, Scene } from './scene.ts'

export const sources: Part = (choose) => {
  const [menu, list] = [byId<HTMLDetailsElement>('sources'), byId('source-list')]
  const find = byId<HTMLInputElement>('find-source')
  let scene: Scene

  list.addEventListener('change', ({ target }) => {
    const { checked, value } = target as HTMLInputElement
    const others = scene.view.sources.filter((place) => place !== Number(value))
    choose({ sources: checked ? [...others, Number(value)].sort((a, b) => a - b) : others })
  })
  find.addEventListener('input', () => showList())
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target as Node)) menu.open = false
  })

  function showList(): void {
    const { facts, view, words, numbers } = scene
    const names = facts.sources.map(visible)
    if (facts.otherSources > 0) names.push(words.otherSources(numbers.plain(facts.otherSources)))
    const wanted = find.value.trim().toLowerCase()
    const found = names.flatMap((name, place) => {
      if (!name.toLowerCase().includes(wanted)) return []
      const input = element('input', { type: 'checkbox', value: `${place}`, 'data-focus': `${place}` })
      input.checked = view.sources.includes(place)
      return element('li', {}, element('label', {}, input, element('bdi', {}, name)))
    })
    refill(list, ...(found.length > 0 ? found : [element('li', {}, words.plain.noSources)]))
    find.hidden = names.length < 8
    const [picked, all] = [view.sources.length, names.length].map(numbers.plain) as [string, string]
    byId('sources-picked').textContent =
      view.sources.length === 0
        ? words.plain.allSources
        : view.sources.length === 1
          ? (names[view.sources[0] as number] as string)
          : words.sourcesPicked(picked, all)
  }

  return (next) => {
    scene = next
    showList()
  }
}
