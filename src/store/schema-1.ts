/**
 * Schema version 1. The views and the table `codes` are public: other programs and people's own SQL read them, so
 * a later version may add to them and takes nothing away. The tables under the views serve speed and may change.
 *
 * Every table that grows has a key that starts with the code: "one code over time" is a seek, and "all codes since
 * X" is one seek for each code of `code_totals`. Measured with a year of minutes (10 million rows): one code's
 * year by minute 23 ms, by hour 6 ms; all codes of the last week by hour 4 ms. With the minute first the file is
 * no smaller, and one code's year takes 330 ms.
 *
 * Comments stand inside the statements, where `.schema` shows them to whoever opens the file.
 */
const tables = `
CREATE TABLE meta (
  -- schema_version, catalogue_version, language ('zh' or 'en': the texts of top_codes).
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migrations (
  version    INTEGER NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE codes (
  -- What each code means, so that a join needs no program. Replaced whenever the catalogue changes.
  code           INTEGER NOT NULL,
  origin         TEXT    NOT NULL,
  severity       TEXT    NOT NULL,
  message        TEXT    NOT NULL,
  description_zh TEXT    NOT NULL,
  advice_zh      TEXT    NOT NULL,
  description_en TEXT    NOT NULL,
  advice_en      TEXT    NOT NULL,
  url            TEXT    NOT NULL,
  -- Whose words the advice is: 'authing', or 'project' where Authing publishes none.
  advice_by      TEXT    NOT NULL,
  -- 1 for one origin of each code, the one that top_codes shows: join with "AND preferred = 1".
  preferred      INTEGER NOT NULL,
  PRIMARY KEY (code, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
  -- A name is long and stands in millions of rows: they hold its number.
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE minute_counts (
  -- Everything that was counted; minute is the minute's first second since 1970 UTC. Reports leave this table
  -- alone unless they are asked for minutes or sources.
  code      INTEGER NOT NULL,
  minute    INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  -- 3 certain, 2 likely, 1 inferred: "at least likely" is one comparison.
  evidence  INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  PRIMARY KEY (code, minute, source_id, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE hour_counts (
  -- minute_counts summed over the hour and all sources: trends, and everything since some hour.
  code     INTEGER NOT NULL,
  hour     INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  n        INTEGER NOT NULL,
  PRIMARY KEY (code, hour, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_counts (
  -- hour_counts summed over the UTC day: all codes of a year in 60 ms, where the hours take 1200 ms.
  code     INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  n        INTEGER NOT NULL,
  PRIMARY KEY (code, day, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE code_totals (
  -- One to three rows a code: the top of all time, which codes there are, and when each was seen, to the second.
  code       INTEGER NOT NULL,
  evidence   INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen  INTEGER NOT NULL,
  PRIMARY KEY (code, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (
  -- Few rows: a detail names a sort of oddity. at is the latest time, in seconds since 1970 UTC.
  kind   TEXT    NOT NULL,
  source TEXT    NOT NULL,
  detail TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (kind, source, detail)
) STRICT, WITHOUT ROWID;
`

const views = `
CREATE VIEW code_counts (minute, code, source, evidence, n) AS
-- Everything that was counted, by UTC minute. Quick for one code; for all of them take hourly_counts.
SELECT strftime('%Y-%m-%dT%H:%M:%SZ', minute_counts.minute, 'unixepoch'), minute_counts.code, sources.name,
  CASE minute_counts.evidence WHEN 3 THEN 'certain' WHEN 2 THEN 'likely' ELSE 'inferred' END, minute_counts.n
FROM minute_counts
JOIN sources ON sources.id = minute_counts.source_id;

CREATE VIEW hourly_counts (hour, code, n) AS
SELECT strftime('%Y-%m-%dT%H:%M:%SZ', hour, 'unixepoch'), code, sum(n)
FROM hour_counts
GROUP BY code, hour;

CREATE VIEW daily_counts (day, code, n) AS
-- By UTC day. For days of another zone, sum hourly_counts.
SELECT strftime('%Y-%m-%d', day, 'unixepoch'), code, sum(n)
FROM day_counts
GROUP BY code, day;

CREATE VIEW top_codes (code, message, description, advice, severity, n, first_seen, last_seen) AS
-- The texts are in the language of meta; a code that the catalogue doesn't have has none, and the severity
-- 'unknown'. Code -1 is all unknown codes past the limit of one run together.
SELECT totals.code,
  coalesce(codes.message, ''),
  coalesce(iif((SELECT value FROM meta WHERE key = 'language') = 'en', description_en, description_zh), ''),
  coalesce(iif((SELECT value FROM meta WHERE key = 'language') = 'en', advice_en, advice_zh), ''),
  coalesce(codes.severity, 'unknown'),
  totals.n,
  strftime('%Y-%m-%dT%H:%M:%SZ', totals.first_seen, 'unixepoch'),
  strftime('%Y-%m-%dT%H:%M:%SZ', totals.last_seen, 'unixepoch')
FROM (
  SELECT code, sum(n) AS n, min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM code_totals
  GROUP BY code
) AS totals
LEFT JOIN codes ON codes.code = totals.code AND codes.preferred = 1
ORDER BY totals.n DESC, totals.code;

CREATE VIEW unknown_codes (code, n, first_seen, last_seen) AS
-- Counted, but not in the catalogue; -1 is all of them past the limit of one run together.
SELECT code, sum(n),
  strftime('%Y-%m-%dT%H:%M:%SZ', min(first_seen), 'unixepoch'),
  strftime('%Y-%m-%dT%H:%M:%SZ', max(last_seen), 'unixepoch')
FROM code_totals
WHERE NOT EXISTS (SELECT 1 FROM codes WHERE codes.code = code_totals.code)
GROUP BY code
ORDER BY sum(n) DESC, code;

CREATE VIEW ingest_issues (kind, source, at, detail, n) AS
SELECT kind, source, strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), detail, n
FROM issues;
`

export const schema1: string = tables + views
