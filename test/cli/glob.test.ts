import { expect, test } from 'vitest'
import { matcherOf } from '../../src/cli/glob.ts'

test.each([
  ['web-*', 'web-1', true],
  ['*.log', '/var/log/app/app.log', true],
  ['/var/log/*', '/var/log/app.log', true],
  ['/var/log/*', '/var/log/app/app.log', false],
  ['/var/log/**', '/var/log/app/app.log', true],
  ['logs/*', './logs/app.log', true],
  // On a server a source is called host:source.
  ['web-2:*', 'web-2:/var/log/app/app.log', true],
  ['web-2:*', 'web-2:stdin', true],
  ['web-2:*', 'web-1:/var/log/app.log', false],
  ['web-*:app.log', 'web-1:/var/log/app.log', true],
  ['web-*:app.log', 'web-1:/var/log/other.log', false],
  ['web-*:/var/log/*', 'web-1:/var/log/app.log', true],
  ['*:app.log', '/var/log/app.log', false],
  ['/var/log/*', 'web-1:/var/log/app.log', true],
  ['*.log', 'web-1:/var/log/app.log', true],
  ['web-1', 'web-1:/var/log/app.log', false],
  // A colon of the path's own.
  ['a:b.log', '/var/log/a:b.log', true],
  ['a:b.log', 'a:b.log', true],
  ['/srv/a:b/*', '/srv/a:b/app.log', true],
  ['/srv/a:b/*', 'web-1:/srv/a:b/app.log', true],
])('%s and %s: %s', (glob, source, matches) => {
  expect(matcherOf(glob)(source)).toBe(matches)
})
