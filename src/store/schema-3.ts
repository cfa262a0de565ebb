/**
 * Schema version 3: a database may send what it counts to a shared one, and may be one that others send to (workers of a
 * stream). The names are those of the shared schema in PostgreSQL.
 */
export const schema3 = `
CREATE TABLE senders (
  -- Who has sent counts to this file: a database, or the stream of messages that workers read.
  id       INTEGER PRIMARY KEY,
  kind     TEXT    NOT NULL CHECK (kind IN ('database', 'stream')),
  identity TEXT    NOT NULL UNIQUE,
  epoch    TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  -- The highest number that was applied in this epoch, and the token of that delta.
  newest   INTEGER NOT NULL,
  token    TEXT,
  -- When it last committed something, in seconds since 1970 UTC.
  seen_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE ledger (
  -- Which deltas have been applied: those from first to last. Neighbouring rows are made one.
  sender_id INTEGER NOT NULL REFERENCES senders (id),
  epoch     TEXT    NOT NULL,
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL CHECK (last >= first),
  PRIMARY KEY (sender_id, epoch, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE message_ids (
  -- What publishers called the messages of a stream that held codes, for as long as they may repeat one.
  sender_id INTEGER NOT NULL REFERENCES senders (id),
  id        TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (sender_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_ids_by_time ON message_ids (sender_id, at);

-- Who sent what was counted under this source; NULL for what was counted here.
ALTER TABLE sources ADD COLUMN sender_id INTEGER REFERENCES senders (id);
CREATE INDEX sources_by_sender ON sources (sender_id) WHERE sender_id IS NOT NULL;

CREATE TABLE outbox (
  -- Deltas that wait to be sent, written in the transaction of the counts; there are some only while meta has a
  -- push_epoch. The newest is open while it has no token: commits go on adding to it.
  seq      INTEGER PRIMARY KEY,
  token    TEXT,
  -- How many; of the open one at most so many, since what is added may have its row already.
  rows     INTEGER NOT NULL,
  -- When its first row was added, in seconds since 1970 UTC.
  begun_at INTEGER NOT NULL DEFAULT (unixepoch())
) STRICT;

CREATE TABLE outbox_counts (
  seq        INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
  source_id  INTEGER NOT NULL,
  code       INTEGER NOT NULL,
  minute     INTEGER NOT NULL,
  evidence   INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen  INTEGER NOT NULL,
  PRIMARY KEY (seq, source_id, code, minute, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox_days (
  -- Of an epoch's first deltas: what days have beside their minutes, since those were pruned.
  seq        INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
  source_id  INTEGER NOT NULL,
  code       INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  evidence   INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen  INTEGER NOT NULL,
  PRIMARY KEY (seq, source_id, code, day, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox_issues (
  seq    INTEGER NOT NULL REFERENCES outbox (seq) ON DELETE CASCADE,
  kind   TEXT    NOT NULL,
  source TEXT    NOT NULL,
  detail TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (seq, kind, source, detail)
) STRICT, WITHOUT ROWID;
`
