/**
 * Everything that the page shows of a view: one row a code, what they add up to, what the chart is made of, and what
 * the reader has to know about it. Each number is a sum over rows of `minute_counts` where the page holds minutes.
 */
import { evidenceRank } from '../../../store/evidence-rank.ts'
import { addUp, type Chosen, type Sum } from './add-up.ts'
import { units } from './block.ts'
import { type Bucket, bucketEdges, bucketFor } from './buckets.ts'
import { type Counts, coarsestUnit } from './counts.ts'
import type { CodeFacts, Facts } from './facts.ts'
import { type Period, periodBefore, presetPeriod } from './periods.ts'
import { sumsOf } from './stack.ts'
import { type View, zoneOf } from './view.ts'

export interface Row {
  readonly facts: CodeFacts
  readonly severity: string
  readonly n: number
  readonly before: number
  readonly inferred: number
  /** The code had never been counted before the period, in no source, though others had. */
  readonly isNew: boolean
  readonly buckets: ArrayLike<number>
  /** Empty where the period before has none. */
  readonly bucketsBefore: ArrayLike<number>
  /** Within the period. */
  readonly last: Sum['last'] | undefined
  readonly isPicked: boolean
}

export interface Overview {
  readonly period: Period
  /** Nothing where nothing was counted before the period. */
  readonly before: Period | undefined
  readonly bucket: Bucket
  readonly edges: readonly number[]
  /** Those that the severity and the search let through, in the chosen order. */
  readonly rows: readonly Row[]
  /** Those that are counted: the picked ones, or all where none is. */
  readonly counted: readonly Row[]
  readonly n: number
  readonly nBefore: number
  /** By bucket, for a line behind the chart; nothing where it is not known so finely. */
  readonly bucketsBefore: readonly number[] | undefined
}

export function overviewOf(facts: Facts, counts: Counts, view: View): Overview {
  const zone = zoneOf(view.zone)
  const { blocks, span } = counts
  const period =
    typeof view.period === 'string' ? presetPeriod(view.period, { now: facts.now, zone, span }) : view.period
  const before = span !== undefined && span.from < period.from ? periodBefore(period, zone) : undefined
  const bucket = bucketFor(period.from, period.to, coarsestUnit(blocks, period))
  const edges = bucketEdges(period.from, period.to, bucket, zone)
  const edgesBefore = before && bucketEdges(before.from, before.to, bucket, zone)
  const rows = rowsOf(facts, counts, view, edges, edgesBefore)
  const shown = rows.filter((row) => passes(row, view)).sort(orders[view.sort])
  const counted = view.codes.length === 0 ? shown : shown.filter(({ isPicked }) => isPicked)
  const isFine = before !== undefined && units[coarsestUnit(blocks, before)] <= bucket.length
  return {
    period,
    before,
    bucket,
    edges,
    rows: shown,
    counted,
    n: counted.reduce((sum, { n }) => sum + n, 0),
    nBefore: counted.reduce((sum, row) => sum + row.before, 0),
    bucketsBefore: isFine ? sumsOf(counted.map((row) => row.bucketsBefore)) : undefined,
  }
}

/** Those that have any in the period or the one before, in the order of the codes. */
function rowsOf(
  facts: Facts,
  { blocks }: Counts,
  view: View,
  edges: readonly number[],
  edgesBefore: readonly number[] | undefined,
): Row[] {
  const chosen: Chosen = {
    sources: view.sources.length === 0 ? undefined : new Set(view.sources),
    minEvidence: evidenceRank[view.minEvidence],
  }
  const sums = addUp(blocks, edges, chosen)
  const sumsBefore = edgesBefore === undefined ? undefined : addUp(blocks, edgesBefore, chosen)
  return facts.codes.flatMap((code, place): Row[] => {
    const [sum, sumBefore] = [sums.get(place), sumsBefore?.get(place)]
    if (sum === undefined && sumBefore === undefined) return []
    const row: Row = {
      facts: code,
      severity: code.meanings[0]?.severity ?? 'unknown',
      n: sum?.total ?? 0,
      before: sumBefore?.total ?? 0,
      inferred: sum?.inferred ?? 0,
      isNew: sumsBefore !== undefined && sumBefore === undefined && code.firstSeen >= (edges[0] as number),
      buckets: sum?.buckets ?? new Float64Array(edges.length - 1),
      bucketsBefore: sumBefore?.buckets ?? [],
      last: sum?.last,
      isPicked: view.codes.includes(code.code),
    }
    return [row]
  })
}

function passes({ facts, severity }: Row, view: View): boolean {
  if (view.severities.length > 0 && !view.severities.includes(severity)) return false
  const wanted = view.search.trim().toLowerCase()
  if (wanted === '') return true
  const texts = facts.meanings.flatMap(({ message, zh, en }) => [message, zh.description, en.description])
  return `${facts.code}`.includes(wanted) || texts.some((text) => text.toLowerCase().includes(wanted))
}

/** Most first, or latest; what is equal in the order of the codes. */
const orders: Readonly<Record<View['sort'], (a: Row, b: Row) => number>> = {
  code: (a, b) => a.facts.code - b.facts.code,
  count: (a, b) => b.n - a.n || b.before - a.before || a.facts.code - b.facts.code,
  change: (a, b) => b.n - b.before - (a.n - a.before) || a.facts.code - b.facts.code,
  last: (a, b) => (b.last?.at ?? -Infinity) - (a.last?.at ?? -Infinity) || a.facts.code - b.facts.code,
}
