/**
 * Patterns for the names of sources; the only place that knows picomatch. A glob without a slash is compared with the
 * last part of a path, as in .gitignore; one with a slash with all of it.
 */
import { basename, isAbsolute, normalize, resolve } from 'node:path'
import picomatch from 'picomatch'

export function matcherOf(glob: string): (source: string) => boolean {
  const matches = picomatch(glob, { dot: true })
  if (!glob.includes('/')) return (source) => matches(basename(source))
  if (isAbsolute(glob)) return (source) => matches(resolve(source))
  return (source) => matches(normalize(source))
}
