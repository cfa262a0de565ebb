-- Splits minute_counts, the table that grows with hosts times minutes, by UTC month or day, so that old minutes go with
-- a DROP in place of a DELETE. For PostgreSQL 13 and later. To be run once, by the owner of the tables, while others push:
-- they wait for as long as it takes, which is a moment, since no row is copied but those of the months that you name.
--
--   psql -v ON_ERROR_STOP=1 -f partitions.sql postgres://…
--   psql -c "SELECT add_minute_partitions(3)" postgres://…            this month and the next two; every week, by cron
--   psql -c "SELECT add_minute_partitions(10, 'day')" postgres://…    or days, where a month is too much for one table
--   psql -c "SELECT drop_minute_partitions('2026-09-01')" postgres://…   then: authing-annotate db prune --before 2026-09-01
BEGIN;

DO $$
DECLARE
  view_text text;
BEGIN
  IF (SELECT relkind FROM pg_class WHERE oid = 'minute_counts'::regclass) = 'p' THEN
    RAISE EXCEPTION 'minute_counts is partitioned already';
  END IF;
  LOCK TABLE minute_counts IN ACCESS EXCLUSIVE MODE;
  -- A view stays with the table that it was made for, under whatever name: its text is taken before, and used after.
  view_text := pg_get_viewdef('code_counts'::regclass);
  ALTER TABLE minute_counts RENAME TO minute_counts_rest;
  ALTER INDEX minute_counts_pkey RENAME TO minute_counts_rest_pkey;
  ALTER INDEX minute_counts_by_source RENAME TO minute_counts_rest_by_source;
  CREATE TABLE minute_counts (LIKE minute_counts_rest) PARTITION BY RANGE (minute);
  ALTER TABLE minute_counts ADD PRIMARY KEY (code, minute, source_id, evidence);
  CREATE INDEX minute_counts_by_source ON minute_counts (source_id);
  -- What there is so far, and whatever no month has been made for, such as the minutes of a clock that is years ahead.
  ALTER TABLE minute_counts ATTACH PARTITION minute_counts_rest DEFAULT;
  EXECUTE format('CREATE OR REPLACE VIEW code_counts (minute, code, source, evidence, n) AS %s', view_text);
  -- Whoever might write to the table, or read it, still may.
  EXECUTE (
    SELECT coalesce(string_agg(format('GRANT %s ON minute_counts TO %s;', privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END), ' '), '')
    FROM pg_class, aclexplode(relacl)
    WHERE oid = 'minute_counts_rest'::regclass
  );
END
$$;

-- Makes the partitions of this month (or day) and of those that follow, as many as are missing of them; gives how many it
-- made. Rows that came before their partition are moved into it. To go from months to days, wait for the end of the last
-- month that there is a partition for: two can't hold the same minute.
CREATE FUNCTION add_minute_partitions(ahead integer, width text DEFAULT 'month') RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  step interval := CASE width WHEN 'month' THEN interval '1 month' WHEN 'day' THEN interval '1 day' END;
  picture text := CASE width WHEN 'month' THEN '"minute_counts_"YYYY_MM' ELSE '"minute_counts_"YYYY_MM_DD' END;
  start timestamp := date_trunc(width, now() AT TIME ZONE 'UTC');
  since bigint;
  until bigint;
  name text;
  made integer := 0;
BEGIN
  IF step IS NULL THEN
    RAISE EXCEPTION 'partitions are a month or a day wide, not a %', width;
  END IF;
  FOR number IN 1..ahead LOOP
    name := to_char(start, picture);
    since := extract(epoch FROM start);
    start := start + step;
    until := extract(epoch FROM start);
    CONTINUE WHEN to_regclass(name) IS NOT NULL;
    LOCK TABLE minute_counts IN SHARE ROW EXCLUSIVE MODE;
    EXECUTE format('CREATE TABLE %I (LIKE minute_counts INCLUDING INDEXES)', name);
    EXECUTE format(
      'WITH moved AS (DELETE FROM minute_counts_rest WHERE minute >= %s AND minute < %s RETURNING *)
       INSERT INTO %I SELECT * FROM moved', since, until, name);
    EXECUTE format('ALTER TABLE minute_counts ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', name, since, until);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

-- Drops the partitions that end before this UTC day; gives how many. Days and totals keep what was counted. The program
-- has to be told, too, so that hours go as well and nobody asks for the minutes: authing-annotate db prune --before DAY.
CREATE FUNCTION drop_minute_partitions(before date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  name text;
  dropped integer := 0;
BEGIN
  FOR name IN
    SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
    WHERE inhparent = 'minute_counts'::regclass AND CASE
      WHEN relname ~ '^minute_counts_\d{4}_\d{2}$'
        THEN (to_date(right(relname, 7), 'YYYY_MM') + interval '1 month')::date <= before
      WHEN relname ~ '^minute_counts_\d{4}_\d{2}_\d{2}$'
        THEN to_date(right(relname, 10), 'YYYY_MM_DD') < before
      ELSE false
    END
  LOOP
    EXECUTE format('DROP TABLE %I', name);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END
$$;

COMMIT;
