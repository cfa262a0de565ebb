/** The dashboard for Prometheus: its queries with its variables and Grafana's own filled in. */
import { readFileSync } from 'node:fs'

interface DataSource {
  readonly type: string
  readonly uid: string
}

interface Panel {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description: string
  readonly datasource: DataSource
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>
  readonly targets: readonly { readonly expr: string; readonly datasource: DataSource }[]
}

interface Variable {
  readonly name: string
  readonly type: string
  readonly definition?: string
  readonly query: string | { readonly query: string }
  readonly datasource?: DataSource
}

interface Dashboard {
  readonly __inputs: readonly { readonly name: string; readonly pluginId: string }[]
  readonly __requires: readonly { readonly type: string; readonly id: string }[]
  readonly panels: readonly Panel[]
  readonly templating: { readonly list: readonly Variable[] }
}

const file = new URL('../../integrations/grafana/prometheus-dashboard.json', import.meta.url)

export const dashboard: Dashboard = JSON.parse(readFileSync(file, 'utf8'))

export const queries: readonly (readonly [title: string, expr: string])[] = dashboard.panels.flatMap(
  ({ title, targets }) => targets.map(({ expr }) => [title, expr] as const),
)

/** Throws for what neither Grafana nor the dashboard knows; everything is chosen. */
export function filledIn(expr: string, range: string): string {
  const known: Readonly<Record<string, string>> = {
    __range: range,
    __rate_interval: range,
    ...Object.fromEntries(dashboard.templating.list.map(({ name }) => [name, '.*'])),
  }
  return expr.replace(/\$(\w+)/g, (_, name: string) => {
    const value = known[name]
    if (value === undefined) throw new Error(`neither Grafana nor the dashboard knows $${name}`)
    return value
  })
}
