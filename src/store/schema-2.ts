/**
 * Schema version 2: contents are found by their first line, so that of ten thousand small files not each is compared
 * with all others; and a position tells how old it is, so that who follows a log knows what was rotated since.
 */
export const schema2 = `
ALTER TABLE positions ADD COLUMN
  -- Eight bytes of the digest of the content's first line; empty where that is longer than a block of 64 KiB, and NULL
  -- where it is not known: of positions from before this version, and of merged ones.
  first_line BLOB;
ALTER TABLE positions ADD COLUMN
  -- When the file, as it was read last, had been written, in nanoseconds since 1970 UTC; NULL as above.
  mtime_ns INTEGER;
CREATE INDEX positions_by_first_line ON positions (first_line);
DROP INDEX positions_by_first_mark;
`
