/** Places of databases that are addresses of PostgreSQL servers. */

export const isPostgres = (place: string): boolean => /^postgres(ql)?:\/\//i.test(place)

/** The address without its password: for people, logs and processes' names. */
export function shownPlace(url: string): string {
  const [, scheme, login, rest] = /^(\w+:\/\/)(.*)@([^@]*)$/s.exec(url) ?? []
  const shown = login === undefined ? url : `${scheme}${login.split(':', 1)[0]}@${rest}`
  return shown.replace(/([?&]\w*password=)[^&]*/gi, '$1…')
}
