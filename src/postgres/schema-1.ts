/**
 * Schema version 1 in PostgreSQL: the same tables and views, by the same names, as in the SQLite file, so that the same
 * queries and people's own SQL run on both. What differs: many programs write at once, so sums over all sources are
 * kept in shards, which senders are spread over; and there is no content to identify, since hosts do that.
 */

/** Rows of the sums that one code has at once; a sender always adds to the same. */
export const shards = 16

const tables = `
CREATE TABLE meta (
  -- schema_version, oldest_writer and oldest_reader (the schemas that programs must know at least), catalogue_version,
  -- catalogue_by (the version of the program that wrote codes), catalogues_added, language, store_id, pruned_before.
  key   text COLLATE "C" PRIMARY KEY,
  value text NOT NULL
);

CREATE TABLE migrations (
  version    integer PRIMARY KEY,
  name       text    NOT NULL,
  applied_at bigint  NOT NULL
);

CREATE TABLE codes (
  code           bigint NOT NULL,
  origin         text COLLATE "C" NOT NULL,
  severity       text   NOT NULL,
  message        text   NOT NULL,
  description_zh text   NOT NULL,
  advice_zh      text   NOT NULL,
  description_en text   NOT NULL,
  advice_en      text   NOT NULL,
  url            text   NOT NULL,
  advice_by      text   NOT NULL,
  preferred      bigint NOT NULL,
  PRIMARY KEY (code, origin)
);
-- Or top_codes would show a code twice.
CREATE UNIQUE INDEX preferred_codes ON codes (code) WHERE preferred = 1;

CREATE TABLE senders (
  -- One row for each host's database, and for each stream. Whoever commits for it holds this row.
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind     text COLLATE "C" NOT NULL CHECK (kind IN ('database', 'stream')),
  identity text COLLATE "C" NOT NULL UNIQUE,
  epoch    text COLLATE "C" NOT NULL,
  name     text COLLATE "C" NOT NULL,
  -- The highest number that was applied in this epoch, and the token of that delta.
  newest   bigint NOT NULL,
  token    text,
  -- When it last committed something, in seconds since 1970 UTC by the server's clock.
  seen_at  bigint NOT NULL
);

CREATE TABLE ledger (
  -- Which deltas have been applied: those from first to last. Neighbouring rows are made one.
  sender_id bigint NOT NULL REFERENCES senders (id),
  epoch     text COLLATE "C" NOT NULL,
  first     bigint NOT NULL,
  last      bigint NOT NULL CHECK (last >= first),
  PRIMARY KEY (sender_id, epoch, first)
);

CREATE TABLE message_ids (
  -- What publishers called the messages of a stream that held codes, for as long as they may repeat one.
  sender_id bigint NOT NULL REFERENCES senders (id),
  id        text COLLATE "C" NOT NULL,
  at        bigint NOT NULL,
  PRIMARY KEY (sender_id, id)
);
CREATE INDEX message_ids_by_time ON message_ids (sender_id, at);

CREATE TABLE sources (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sender_id bigint NOT NULL REFERENCES senders (id),
  -- For people: 'web-1:/var/log/app.log'. Several sources may have one name.
  name      text COLLATE "C" NOT NULL,
  kind      text COLLATE "C" NOT NULL CHECK (kind IN ('file', 'pipe')),
  identity  bytea NOT NULL CHECK (length(identity) = 16),
  UNIQUE (sender_id, identity)
);
CREATE INDEX sources_by_name ON sources (name);

CREATE TABLE minute_counts (
  code      bigint   NOT NULL,
  minute    bigint   NOT NULL,
  source_id bigint   NOT NULL,
  evidence  smallint NOT NULL,
  n         bigint   NOT NULL,
  PRIMARY KEY (code, minute, source_id, evidence)
);
CREATE INDEX minute_counts_by_source ON minute_counts (source_id);

CREATE TABLE hour_counts (
  code     bigint   NOT NULL,
  hour     bigint   NOT NULL,
  evidence smallint NOT NULL,
  shard    smallint NOT NULL,
  n        bigint   NOT NULL,
  PRIMARY KEY (code, hour, evidence, shard)
);

CREATE TABLE day_counts (
  code     bigint   NOT NULL,
  day      bigint   NOT NULL,
  evidence smallint NOT NULL,
  shard    smallint NOT NULL,
  n        bigint   NOT NULL,
  PRIMARY KEY (code, day, evidence, shard)
);

CREATE TABLE source_day_counts (
  source_id  bigint   NOT NULL REFERENCES sources (id),
  code       bigint   NOT NULL,
  day        bigint   NOT NULL,
  evidence   smallint NOT NULL,
  n          bigint   NOT NULL,
  first_seen bigint   NOT NULL,
  last_seen  bigint   NOT NULL,
  PRIMARY KEY (source_id, code, day, evidence)
);

CREATE TABLE code_totals (
  code       bigint   NOT NULL,
  evidence   smallint NOT NULL,
  shard      smallint NOT NULL,
  n          bigint   NOT NULL,
  first_seen bigint   NOT NULL,
  last_seen  bigint   NOT NULL,
  PRIMARY KEY (code, evidence, shard)
);

CREATE TABLE issues (
  -- store is the identity of the sender that met it.
  kind   text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  detail text COLLATE "C" NOT NULL,
  at     bigint NOT NULL,
  n      bigint NOT NULL,
  store  text COLLATE "C" NOT NULL,
  PRIMARY KEY (kind, source, detail, store)
);

INSERT INTO meta VALUES ('store_id', replace(gen_random_uuid()::text, '-', '')), ('oldest_writer', '1'), ('oldest_reader', '1');
`

/** ISO text of a time in seconds since 1970 UTC, as SQLite writes it: the year before the first is 0000, where PostgreSQL says 0001 BC. */
function iso(time: string, rest = '-MM-DD"T"HH24:MI:SS"Z"'): string {
  const at = `(to_timestamp(${time}) AT TIME ZONE 'UTC')`
  return `CASE WHEN ${time} < -62135596800 THEN '0000' ELSE to_char(${at}, 'YYYY') END || to_char(${at}, '${rest}')`
}

const views = `
CREATE VIEW code_counts (minute, code, source, evidence, n) AS
SELECT ${iso('minute_counts.minute')}, minute_counts.code, sources.name,
  CASE minute_counts.evidence WHEN 3 THEN 'certain' WHEN 2 THEN 'likely' ELSE 'inferred' END, sum(minute_counts.n)::bigint
FROM minute_counts
JOIN sources ON sources.id = minute_counts.source_id
GROUP BY minute_counts.code, minute_counts.minute, sources.name, minute_counts.evidence;

CREATE VIEW hourly_counts (hour, code, n) AS
SELECT ${iso('hour')}, code, sum(n)::bigint
FROM hour_counts
GROUP BY code, hour;

CREATE VIEW daily_counts (day, code, n) AS
SELECT ${iso('day', '-MM-DD')}, code, sum(n)::bigint
FROM day_counts
GROUP BY code, day;

CREATE VIEW top_codes (code, message, description, advice, severity, n, first_seen, last_seen) AS
SELECT totals.code,
  coalesce(codes.message, ''),
  coalesce(CASE WHEN (SELECT value FROM meta WHERE key = 'language') = 'en' THEN description_en ELSE description_zh END, ''),
  coalesce(CASE WHEN (SELECT value FROM meta WHERE key = 'language') = 'en' THEN advice_en ELSE advice_zh END, ''),
  coalesce(codes.severity, 'unknown'),
  totals.n,
  ${iso('totals.first_seen')},
  ${iso('totals.last_seen')}
FROM (
  SELECT code, sum(n)::bigint AS n, min(first_seen) AS first_seen, max(last_seen) AS last_seen
  FROM code_totals
  GROUP BY code
) AS totals
LEFT JOIN codes ON codes.code = totals.code AND codes.preferred = 1
ORDER BY totals.n DESC, totals.code;

CREATE VIEW unknown_codes (code, n, first_seen, last_seen) AS
SELECT code, sum(n)::bigint, ${iso('min(first_seen)')}, ${iso('max(last_seen)')}
FROM code_totals
WHERE NOT EXISTS (SELECT 1 FROM codes WHERE codes.code = code_totals.code)
GROUP BY code
ORDER BY sum(n) DESC, code;

CREATE VIEW ingest_issues (kind, source, at, detail, n) AS
SELECT kind, source, ${iso('max(at)')}, detail, sum(n)::bigint
FROM issues
GROUP BY kind, source, detail;
`

export const schema1: string = tables + views
