/** Elements with text; nothing is ever read as HTML, so what a log or a catalogue says stays text. */

/** By its id in `page.html`. */
export function byId<T extends Element = HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no ${id}`)
  return found as unknown as T
}

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** The catalogue's texts mark names of code as `code`. */
export const marked = (text: string): (Node | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 0 ? part : element('code', {}, part)))

/** What is made anew keeps the focus, by `data-focus`. */
export function refill(parent: Element, ...children: readonly (Node | string)[]): void {
  const focused = parent.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-focus')
    : undefined
  parent.replaceChildren(...children)
  if (focused == null) return
  const again = [...parent.querySelectorAll<HTMLElement>('[data-focus]')]
  again.find((one) => one.dataset['focus'] === focused)?.focus({ preventScroll: true })
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One of some, or any of some, as buttons side by side. */
export function segments(
  fieldset: HTMLElement,
  type: 'radio' | 'checkbox',
  choices: readonly Choice[],
  chosen: readonly string[],
): void {
  const legend = fieldset.querySelector('legend') as HTMLElement
  refill(
    fieldset,
    legend,
    ...choices.map(({ value, label }) => {
      const input = element('input', { type, name: fieldset.id, value, 'data-focus': value })
      input.checked = chosen.includes(value)
      return element('label', {}, input, element('span', {}, label))
    }),
  )
}

export function options(select: HTMLSelectElement, choices: readonly Choice[], chosen: string): void {
  select.replaceChildren(...choices.map(({ value, label }) => element('option', { value }, label)))
  select.value = chosen
}
