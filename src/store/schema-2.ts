/**
 * Schema version 2: contents are found by their first line, so that a folder of ten thousand small files is not each
 * compared with all others.
 */
export const schema2 = `
ALTER TABLE positions ADD COLUMN
  -- Eight bytes of the digest of the content's first line; empty where that is longer than a block of 64 KiB, and NULL
  -- where it is not known: of positions from before this version, and of merged ones.
  first_line BLOB;
CREATE INDEX positions_by_first_line ON positions (first_line);
DROP INDEX positions_by_first_mark;
`
