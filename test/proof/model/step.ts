/** What can happen to the logs and to the job, as values that fast-check makes up, prints and makes smaller. */
import fc from 'fast-check'
import type { Accident } from './job.ts'
import { undatedCodes } from './ledger.ts'
import type { DatedLog, Log } from './log-folder.ts'
import type { Entry } from './service.ts'
import type { Manner, World } from './world.ts'

export interface Step {
  readonly run: (world: World) => Promise<void> | void
  readonly [fc.toStringMethod]: () => string
}

type Arguments<T> = { [Key in keyof T]: fc.Arbitrary<T[Key]> }

const step = <T>(
  name: string,
  args: Arguments<T>,
  run: (world: World, args: T) => Promise<void> | void,
): fc.Arbitrary<Step> =>
  fc.record(args).map((values) => ({
    run: (world) => run(world, values as T),
    [fc.toStringMethod]: () => `${name} ${fc.stringify(values)}`,
  }))

const code = fc.constantFrom(2004, 2020, 2333, 10001, 1636)
// Most lines are short; some are as long as a block.
const padding = fc.oneof(
  { weight: 6, arbitrary: fc.nat(40) },
  { weight: 1, arbitrary: fc.integer({ min: 10_000, max: 70_000 }) },
)
const entry: fc.Arbitrary<Entry> = fc.record({ code, cause: fc.option(code, { nil: undefined }), padding })
const undated: fc.Arbitrary<Entry> = fc.record({ code: fc.constantFrom(...undatedCodes), padding })
const entries = fc.array(entry, { minLength: 1, maxLength: 6 })
const datedLog = fc.constantFrom<DatedLog>('app.log', 'web.log')
const log = fc.oneof(
  { weight: 3, arbitrary: datedLog },
  { weight: 1, arbitrary: fc.constant<Log>('plain.log') },
)
const part = fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100)

const writing: readonly fc.Arbitrary<Step>[] = [
  step('write', { log: datedLog, entries }, ({ logs }, { log, entries }) => logs.write(log, entries)),
  step(
    'write undated',
    { entries: fc.array(undated, { minLength: 1, maxLength: 4 }) },
    ({ logs }, { entries }) => logs.write('plain.log', entries),
  ),
  step('write at once', { entry }, ({ logs }, { entry }) => logs.writeAtOnce(entry)),
  step('write half a line', { log: datedLog, entry }, ({ logs }, { log, entry }) =>
    logs.writeHalf(log, entry),
  ),
]

const rotation: readonly fc.Arbitrary<Step>[] = [
  step('rename', { log }, ({ logs }, { log }) => logs.rename(log)),
  step('rename and create', { log: datedLog }, ({ logs }, { log }) => {
    logs.rename(log)
    logs.create(log)
  }),
  step(
    'gzip',
    { log, keep: fc.boolean(), members: fc.constantFrom(1, 3) },
    ({ logs }, { log, keep, members }) => logs.compress(log, keep, members),
  ),
]

const inPlace: readonly fc.Arbitrary<Step>[] = [
  step('copytruncate', { log }, ({ logs }, { log }) => logs.copyTruncate(log)),
  step('truncate and rewrite', { log: datedLog, entries }, ({ logs }, { log, entries }) =>
    logs.rewrite(log, entries),
  ),
  step('cut back', { log: datedLog, part }, ({ logs }, { log, part }) => logs.cut(log, part)),
]

/** Files that a run may see half written. */
const slowly: readonly fc.Arbitrary<Step>[] = [
  step('upload', { entries, part }, ({ logs }, { entries, part }) => logs.upload(entries, part)),
  step('gzip slowly', { log, part }, ({ logs }, { log, part }) => logs.compressSlowly(log, part)),
  step('copy slowly', { log: datedLog, part }, ({ logs }, { log, part }) => logs.copySlowly(log, part)),
]

const people: readonly fc.Arbitrary<Step>[] = [
  step('copy', { log }, ({ logs }, { log }) => logs.copy(log)),
  // Mostly it is complete before anyone looks.
  step(
    'move and copy back',
    { log: datedLog, part: fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, part) },
    ({ logs }, { log, part }) => logs.copyBack(log, part),
  ),
  step('link', { log }, ({ logs }, { log }) => logs.link(log)),
  step('symlink', { log }, ({ logs }, { log }) => logs.symlink(log)),
  step('complete', {}, ({ logs }) => logs.complete()),
  step('delete', { which: fc.nat(30) }, ({ logs }, { which }) => logs.removeSome(which)),
  step('delete and recreate', { log: datedLog, entries }, ({ logs }, { log, entries }) =>
    logs.recreate(log, entries),
  ),
]

/** Commits are few, so what befalls them comes early and more often: each kind is to be seen in every proof. */
const accident: fc.Arbitrary<Accident> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom<Accident['kind']>('killed reading', 'stopped'),
      at: fc.integer({ min: 1, max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom<Accident['kind']>(
        'killed before commit',
        'killed after commit',
        'killed between commits',
      ),
      at: fc.integer({ min: 1, max: 3 }),
    }),
  },
)
const quiet = {
  backwards: fc.boolean(),
  shortReads: fc.constantFrom(800, 5000, 256 * 1024),
}
const manner: fc.Arbitrary<Manner> = fc.record({
  ...quiet,
  accident: fc.option(accident, { nil: undefined }),
})
const at = fc.integer({ min: 1, max: 60 })

const job: readonly fc.Arbitrary<Step>[] = [
  step('run', { manner: fc.record(quiet) }, (world, { manner }) => world.run(manner)),
  step('run with an accident', { manner: fc.record({ ...quiet, accident }) }, (world, { manner }) =>
    world.run(manner),
  ),
  step(
    'run while files change',
    { manner: fc.record(quiet), at, change: fc.oneof(...writing, ...rotation, ...slowly, ...people) },
    (world, { manner, at, change }) =>
      world.run({ ...manner, accident: { kind: 'meanwhile', at } }, () => void change.run(world)),
  ),
  step(
    'nothing to say for two nights',
    { log: datedLog, manner: fc.record(quiet) },
    async (world, { log, manner }) => {
      for (let night = 0; night < 2; night++) {
        world.logs.rename(log)
        world.logs.create(log)
        await world.run(manner)
      }
    },
  ),
  step('two runs', { manners: fc.tuple(manner, manner), dice: fc.nat() }, (world, { manners, dice }) =>
    world.runTwice(manners, dice),
  ),
]

export const change: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...writing) },
  { weight: 3, arbitrary: fc.oneof(...rotation) },
  { weight: 2, arbitrary: fc.oneof(...inPlace) },
  { weight: 3, arbitrary: fc.oneof(...slowly) },
  { weight: 3, arbitrary: fc.oneof(...people) },
)

/** After most changes comes a run. */
export const story: fc.Arbitrary<Step[]> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.tuple(change, fc.oneof(...job)) },
      { weight: 1, arbitrary: fc.tuple(change) },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.flat())
