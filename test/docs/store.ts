/** The events, counted as the program counts them, in a store that is published as readers get it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import type { Occurrence } from '../../src/count/batch.ts'
import { createCounter } from '../../src/count/counter.ts'
import { snapshotOf } from '../../src/store/codes.ts'
import { publish } from '../../src/store/publish.ts'
import { openStore } from '../../src/store/store.ts'
import { events, type Oddity, oddities } from './events.ts'

/** A published file with the counts; gone when the tests of the file have run. */
export function publishedStore(
  counted: readonly Occurrence[] = events,
  odd: readonly Oddity[] = oddities,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'authing-annotate-docs-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const counts = join(folder, 'counts.db')
  const store = openStore(counts, { catalogue: snapshotOf(catalogue), language: 'en' })
  const counter = createCounter({ isKnown: (code) => catalogue.recordsOf(code).length > 0 })
  for (const event of counted) counter.add(event)
  for (const { kind, source, at, detail } of odd) counter.issue(kind, source, at, detail)
  store.commit(counter.take())
  store.close()
  const published = join(folder, 'authing.db')
  publish(counts, published)
  return published
}
