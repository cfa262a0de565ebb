/**
 * What becomes of a query before SQLite gets it: Grafana puts the dashboard's variables in, in the format that is named,
 * then the SQLite plugin (frser-sqlite-datasource) its macros. Throws for what neither would know.
 */
export type Variables = Readonly<Record<string, string | readonly string[]>>

export interface TimeRange {
  /** In milliseconds since 1970 UTC. */
  readonly from: number
  readonly to: number
}

const formats: Readonly<Record<string, (values: readonly string[]) => string>> = {
  csv: (values) => values.join(','),
  sqlstring: (values) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(','),
}

const macros: Readonly<Record<string, (values: readonly string[]) => string>> = {
  unixEpochGroupSeconds([column = '', interval = '', ...more]) {
    const seconds = Number(interval.trim())
    if (!Number.isInteger(seconds) || seconds <= 0 || more.length > 0) {
      throw new Error(`no interval: ${interval}`)
    }
    return `cast((${column} / ${seconds}) as int) * ${seconds}`
  },
}

function known<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = table[name]
  if (found === undefined) throw new Error(`neither Grafana nor the plugin knows ${name}`)
  return found
}

export function filledIn(query: string, variables: Variables, { from, to }: TimeRange): string {
  return query
    .replace(/\$__(from|to)\b/g, (_, end) => String(end === 'from' ? from : to))
    .replace(/\$\{(\w+)(?::(\w+))?\}/g, (_, name: string, format: string | undefined) => {
      const values = [known(variables, name)].flat()
      if (format === undefined && values.length !== 1) throw new Error(`${name} has no format`)
      return known(formats, format ?? 'csv')(values)
    })
    .replace(/\$__(\w+)\(([^)]*)\)/g, (_, name: string, values: string) =>
      known(macros, name)(values.split(',')),
    )
}
