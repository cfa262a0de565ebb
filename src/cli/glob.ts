/**
 * Patterns for the names of sources; the only place that knows picomatch. A glob without a slash is compared with the
 * last part of a path, as in .gitignore; one with a slash with all of it. On a shared server a host stands before a
 * colon: `web-*:app.log` names hosts, too, and a glob without a colon is for every host.
 */
import { basename, isAbsolute, normalize, resolve } from 'node:path'
import picomatch from 'picomatch'

export function matcherOf(glob: string): (source: string) => boolean {
  const ofAll = pathMatcher(glob)
  const [host, path] = splitHost(glob)
  const ofHost = host === undefined ? () => true : picomatch(host, { dot: true })
  const ofPath = pathMatcher(path)
  return (source) => {
    if (ofAll(source)) return true
    const [from, rest] = splitHost(source)
    return from !== undefined && ofHost(from) && ofPath(rest)
  }
}

function pathMatcher(glob: string): (path: string) => boolean {
  const matches = picomatch(glob, { dot: true })
  if (!glob.includes('/')) return (path) => matches(basename(path))
  if (isAbsolute(glob)) return (path) => matches(resolve(path))
  return (path) => matches(normalize(path))
}

/** A colon behind a slash is a path's own. */
function splitHost(text: string): readonly [host: string | undefined, path: string] {
  const [, host, path = text] = /^([^/:]*):(.*)$/s.exec(text) ?? []
  return [host, path]
}
