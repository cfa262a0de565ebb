/** `meta.pruned_before`, where counts come in of which another database has deleted minutes. Takes the UTC day. */
export const raisePrunedBefore = `
  INSERT INTO meta (key, value) VALUES ('pruned_before', ?)
  ON CONFLICT DO UPDATE SET value = max(value, excluded.value)`
