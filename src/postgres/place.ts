/** URLs of PostgreSQL servers as they may be shown. */

/** `postgres://user@host:port/database`: without a password, and without settings, which may hold one. */
export function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'the PostgreSQL server'
  const { username, host, pathname } = new URL(url)
  return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`
}
