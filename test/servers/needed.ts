/**
 * Servers that tests start for themselves. Where one isn't installed the test is skipped and says so; with
 * REQUIRE_SERVERS=1 it fails instead, so that a machine that should have them can't pass by skipping.
 */
export function requireServer(name: string, missing: boolean): boolean {
  if (!missing) return true
  if (process.env['REQUIRE_SERVERS'] === '1') throw new Error(`there is no ${name} on this machine`)
  return false
}
