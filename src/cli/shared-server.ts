/** The PostgreSQL server that counts are sent on to; what it needs is loaded only where this is. */
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import type { SharedStore } from '../count/delta.ts'
import { createPostgresStore } from '../postgres/shared-store.ts'
import { snapshotOf } from '../store/codes.ts'
import type { World } from './world.ts'

export interface SharedOptions {
  readonly catalogue: Catalogue
  readonly language: Language
}

export const connectShared = (
  url: string,
  { catalogue, language }: SharedOptions,
  { version, now }: Pick<World, 'version' | 'now'>,
): SharedStore => createPostgresStore(url, { catalogue: snapshotOf(catalogue), language, version, now })
