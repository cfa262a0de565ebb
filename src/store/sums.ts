/**
 * The roll-ups as sums, in SQL: what each of them must hold, given the minutes and the days of the sources. Commits
 * add to the tables row by row; here they are built and checked as a whole.
 */

/** The start of the span that a time lies in, also before 1970: SQLite's remainder has the sign of the time. */
export const startOf = (span: number, time: string): string =>
  `${time} - ((${time} % ${span}) + ${span}) % ${span}`

export const hoursOfMinutes: string = `
  SELECT code, ${startOf(3600, 'minute')} AS hour, evidence, sum(n) AS n
  FROM minute_counts GROUP BY 1, 2, 3`

export const daysOfMinutes: string = `
  SELECT source_id, code, ${startOf(86_400, 'minute')} AS day, evidence, sum(n) AS n
  FROM minute_counts GROUP BY 1, 2, 3, 4`

export const daysOfSources: string = `
  SELECT code, day, evidence, sum(n) AS n
  FROM source_day_counts GROUP BY 1, 2, 3`

export const totalsOfSources: string = `
  SELECT code, evidence, sum(n) AS n, min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM source_day_counts GROUP BY 1, 2`
