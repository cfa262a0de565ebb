/** The dashboard for Grafana as it stands in the file: its panels, its variables, and what it needs. */
import { readFileSync } from 'node:fs'

export interface DataSource {
  readonly type: string
  readonly uid: string
}

export interface Target {
  readonly datasource: DataSource
  readonly queryType: string
  readonly rawQueryText: string
  readonly queryText: string
  readonly timeColumns: readonly string[]
}

export interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly datasource?: DataSource
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>
  readonly targets?: readonly Target[]
  /** Of a row that is folded up. */
  readonly panels?: readonly Panel[]
  readonly fieldConfig?: {
    readonly overrides: readonly { readonly matcher: { readonly id: string; readonly options: string } }[]
  }
}

export interface Variable {
  readonly name: string
  readonly type: string
  readonly query: string
  readonly definition?: string
  readonly datasource?: DataSource
}

interface Dashboard {
  readonly __inputs: readonly {
    readonly name: string
    readonly type: string
    readonly pluginId: string
  }[]
  readonly __requires: readonly { readonly type: string; readonly id: string }[]
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly Variable[] }
}

export const folder: URL = new URL('../../integrations/grafana/', import.meta.url)

export const text: string = readFileSync(new URL('dashboard.json', folder), 'utf8')
export const dashboard: Dashboard = JSON.parse(text)

export const panels: readonly Panel[] = dashboard.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])])
export const queried: readonly (readonly [title: string, target: Target])[] = panels.flatMap(
  ({ title, targets = [] }) => targets.map((target) => [title, target] as const),
)

export function variable(name: string): Variable {
  const found = dashboard.templating.list.find((one) => one.name === name)
  if (found === undefined) throw new Error(`the dashboard has no variable ${name}`)
  return found
}
