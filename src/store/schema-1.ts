/**
 * Schema version 1. The views and the table `codes` are public: other programs and people's own SQL read them, so
 * a later version may add to them and takes nothing away. The tables under the views serve speed and may change.
 *
 * Every table that grows has a key that starts with the code: "one code over time" is a seek, and "all codes since
 * X" is one seek for each code of `code_totals`. Measured with a year of minutes (10 million rows, 200 codes, 50
 * sources; 350 MB): one code's year by minute 35 ms, with the names of the sources 70 ms, by hour 7 ms; all codes of
 * the last week by hour 16 ms. With the minute first the file is no smaller, and one code's year takes ten times as long.
 *
 * Comments stand inside the statements, where `.schema` shows them to whoever opens the file.
 */
const tables = `
CREATE TABLE meta (
  -- schema_version, catalogue_version, language ('zh' or 'en': the texts of top_codes), store_id, and pruned_before:
  -- the UTC day (2026-01-31) before which minutes and hours have been deleted.
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
  -- One row for the content of a file, however the file is renamed, copied or compressed, and one for a named pipe.
  -- Several files may have had one name, one after the other: code_counts sums by name.
  id       INTEGER PRIMARY KEY,
  name     TEXT    NOT NULL,
  kind     TEXT    NOT NULL CHECK (kind IN ('file', 'pipe')),
  -- 16 random bytes from the first count on, by which a merge knows the source again in another database.
  identity BLOB    NOT NULL UNIQUE DEFAULT (randomblob(16)),
  -- 1 while all counts came in by a merge: a pipe that has the same name here is another one.
  merged   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX pipes_by_name ON sources (name) WHERE kind = 'pipe' AND merged = 0;
CREATE INDEX sources_by_name ON sources (name);

CREATE TABLE positions (
  -- Up to where a file's content is counted; written in the transaction of the counts. Nothing at all is the
  -- beginning of everything, so no content has a length of 0.
  source_id INTEGER PRIMARY KEY REFERENCES sources (id),
  length    INTEGER NOT NULL CHECK (length > 0),
  -- SHA-256 over all of it, and before its last block of 64 KiB.
  digest    BLOB    NOT NULL CHECK (length(digest) = 32),
  closed    BLOB    NOT NULL CHECK (length(closed) = 32),
  -- Where the content was last seen; both numbers as signed 64 bits.
  device    INTEGER NOT NULL,
  inode     INTEGER NOT NULL,
  path      TEXT    NOT NULL,
  -- What the reader needs to go on, as JSON of its own.
  state     TEXT    NOT NULL,
  -- Eight bytes of the digest of each block before the last, and those of the first block: empty while it is open.
  -- The long column comes last, so that a look at the others skips it.
  first_mark BLOB   NOT NULL,
  marks     BLOB    NOT NULL
) STRICT;
CREATE INDEX positions_by_file ON positions (device, inode);
CREATE INDEX positions_by_first_mark ON positions (first_mark);

CREATE TABLE beginnings (
  -- Contents that a merge found to be a beginning of this one, so that a later merge knows them again.
  source_id INTEGER NOT NULL REFERENCES sources (id),
  identity  BLOB    NOT NULL,
  length    INTEGER NOT NULL,
  digest    BLOB    NOT NULL,
  PRIMARY KEY (source_id, identity, length)
) STRICT, WITHOUT ROWID;

CREATE TABLE read_files (
  -- Files that have been read to their end as they are: nobody need open them again.
  device    INTEGER NOT NULL,
  inode     INTEGER NOT NULL,
  size      INTEGER NOT NULL,
  mtime_ns  INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES sources (id),
  PRIMARY KEY (device, inode)
) STRICT, WITHOUT ROWID;

CREATE TABLE pipe_lines (
  -- The newest counted lines of a named pipe, by which a ring buffer that is printed again is recognised.
  source_id INTEGER NOT NULL REFERENCES sources (id),
  -- The line's own time, in milliseconds since 1970 UTC.
  at        INTEGER NOT NULL,
  digest    BLOB    NOT NULL CHECK (length(digest) = 16),
  -- How many such lines.
  n         INTEGER NOT NULL,
  -- Rises with every line that arrives: a clock may jump, the order of arrival doesn't.
  arrival   INTEGER NOT NULL,
  PRIMARY KEY (source_id, at, digest)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pipe_lines_by_arrival ON pipe_lines (source_id, arrival);

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
  -- hour_counts summed over the UTC day: all codes of a year in 0.1 s, where the hours take 3.5 s.
  code     INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  n        INTEGER NOT NULL,
  PRIMARY KEY (code, day, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_day_counts (
  -- Everything that was counted, by UTC day: what one source had, also after its minutes have been pruned. The sums
  -- over all sources are day_counts and code_totals. The times are those of the day's first and last line.
  source_id  INTEGER NOT NULL REFERENCES sources (id),
  code       INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  evidence   INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen  INTEGER NOT NULL,
  PRIMARY KEY (source_id, code, day, evidence)
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
  -- The store_id of the database that met it; a merge keeps each database's number apart.
  store  TEXT    NOT NULL,
  PRIMARY KEY (kind, source, detail, store)
) STRICT, WITHOUT ROWID;

-- Copies of this file keep the number; a merge has a new one.
INSERT INTO meta VALUES ('store_id', lower(hex(randomblob(16))));
`

const views = `
CREATE VIEW code_counts (minute, code, source, evidence, n) AS
-- Everything that was counted, by UTC minute. Quick for one code; for all of them take hourly_counts.
SELECT strftime('%Y-%m-%dT%H:%M:%SZ', minute_counts.minute, 'unixepoch'), minute_counts.code, sources.name,
  CASE minute_counts.evidence WHEN 3 THEN 'certain' WHEN 2 THEN 'likely' ELSE 'inferred' END, sum(minute_counts.n)
FROM minute_counts
JOIN sources ON sources.id = minute_counts.source_id
GROUP BY minute_counts.code, minute_counts.minute, sources.name, minute_counts.evidence;

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
SELECT kind, source, strftime('%Y-%m-%dT%H:%M:%SZ', max(at), 'unixepoch'), detail, sum(n)
FROM issues
GROUP BY kind, source, detail;
`

export const schema1: string = tables + views
