/**
 * The ways in which `ingest` recovers, each with how to tell from outside that it was taken. A proof that never went
 * down one of them would prove nothing about it.
 */
import type { Reading } from './witness.ts'

const gzipped = (path: string): boolean => path.endsWith('.gz')
const first = ({ commits }: Reading) => commits[0]?.advance
/** The content that the first commit goes on with; undefined for a new one. */
const source = (reading: Reading): number | undefined => first(reading)?.source
const moved = (reading: Reading): boolean =>
  reading.commits.some(({ advance }) => advance.to.length > advance.from.length)
const newContent = (reading: Reading): boolean => reading.commits.length > 0 && source(reading) === undefined
const lengthAfter = (reading: Reading): number | undefined => reading.commits.at(-1)?.advance.to.length

/** Readings with an earlier one of the same sequence that fits. */
const after =
  (earlier: (reading: Reading) => boolean, fits: (later: Reading, earlier: Reading) => boolean) =>
  (readings: readonly Reading[]): number =>
    readings.filter((later, index) =>
      readings.slice(0, index).some((reading) => earlier(reading) && fits(later, reading)),
    ).length

const each =
  (predicate: (reading: Reading) => boolean) =>
  (readings: readonly Reading[]): number =>
    readings.filter(predicate).length

const goesOnWith = (later: Reading, { commits }: Reading): boolean =>
  moved(later) && source(later) !== undefined && source(later) === commits[0]?.source

/** How often each was taken in the readings of one sequence. */
export const branches: Readonly<Record<string, (readings: readonly Reading[]) => number>> = {
  'untouched since it was read': each(({ untouched }) => untouched),
  'known by its inode': each(
    (reading) => reading.before !== undefined && source(reading) === reading.before.source,
  ),
  'known by its content, under another name': each(
    (reading) =>
      source(reading) !== undefined &&
      (reading.alike ?? []).some(
        (known) => known.source === source(reading) && known.seen.path !== reading.path,
      ),
  ),
  'known by its content, compressed': each(
    (reading) => source(reading) !== undefined && reading.alike !== undefined && gzipped(reading.path),
  ),
  'goes on in the middle of a plain file': each(
    (reading) => source(reading) !== undefined && moved(reading) && !gzipped(reading.path),
  ),
  'goes on in the middle of a compressed file': each(
    (reading) => source(reading) !== undefined && moved(reading) && gzipped(reading.path),
  ),
  'an earlier copy of a longer content': each(
    (reading) =>
      (reading.alike ?? []).some(({ position }) => position.length > reading.size) &&
      reading.commits.length === 0 &&
      reading.hasLines &&
      reading.end === 'closed' &&
      !gzipped(reading.path),
  ),
  'new although it begins like the one whose place it took': each(
    (reading) =>
      newContent(reading) &&
      reading.begun.some(
        ({ seen, position }) => seen.path === reading.path && position.length <= reading.size,
      ),
  ),
  'a copy in the place of what it was copied from': each(
    (reading) =>
      reading.before === undefined &&
      !gzipped(reading.path) &&
      reading.begun.some((known) => known.source === source(reading) && known.seen.path === reading.path),
  ),
  'shorter than the content that was here': each(
    ({ before, size, path }) => before !== undefined && size < before.position.length && !gzipped(path),
  ),
  'another content in the inode of a known one': each(
    (reading) =>
      reading.before !== undefined && reading.commits.length > 0 && source(reading) !== reading.before.source,
  ),
  'cut compressed file, completed later': after(
    ({ end, path }) => end === 'incomplete' && gzipped(path),
    (later, earlier) => later.path === earlier.path && later.commits.some(({ advance }) => advance.finished),
  ),
  'unfinished line, completed later': after(
    ({ path, size, commits }) =>
      commits.some(({ advance }) => advance.finished) && !gzipped(path) && size > 0,
    (later, earlier) =>
      goesOnWith(later, earlier) &&
      first(later)?.from.length === lengthAfter(earlier) &&
      (lengthAfter(earlier) ?? 0) < earlier.size,
  ),
  'another run was quicker': each(({ conflict }) => conflict),
  'killed reading, and read again': after(
    ({ end }) => end === 'killed reading',
    (later, earlier) => later.path === earlier.path && moved(later),
  ),
  'killed before a commit, and read again': after(
    ({ end }) => end === 'killed before commit',
    (later, earlier) => later.path === earlier.path && moved(later),
  ),
  'killed between two commits, and gone on with': after(
    ({ end, commits }) => end === 'killed between commits' && commits.length > 0,
    goesOnWith,
  ),
  'killed after a commit, and gone on with': after(({ end }) => end === 'killed after commit', goesOnWith),
  'stopped by a signal, and gone on with': after(
    ({ end, commits }) => end === 'stopped' && commits.length > 0,
    goesOnWith,
  ),
}

/** Adds to `taken` what the readings of one sequence went through. */
export function countBranches(readings: readonly Reading[], taken: Map<string, number>): void {
  for (const [branch, count] of Object.entries(branches)) {
    const times = count(readings)
    if (times > 0) taken.set(branch, (taken.get(branch) ?? 0) + times)
  }
}
