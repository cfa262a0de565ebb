/** `authing-annotate/store`: counting into the SQLite file, and asking it. Loads SQLite's native module. */
export {
  type Chosen,
  type CodeSeen,
  type Counts,
  type OpenOptions,
  openStore,
  type Period,
  readStore,
  type Store,
  type TopOptions,
  type TopRow,
  type TrendOptions,
  type TrendRow,
} from './library/store.ts'
