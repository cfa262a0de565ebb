/**
 * Everything that the page shows of a view: one row a code, what they add up to, what the chart is made of, and what
 * the reader has to know about it. Each number is a sum over rows of `minute_counts` where the page holds minutes.
 */
import { evidenceRank } from '../../../store/evidence-rank.ts'
import { addUp, type Chosen, firstSeen, type Sum } from './add-up.ts'
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
  /** The code had never been counted before the period, though others had. */
  readonly isNew: boolean
  readonly buckets: ArrayLike<number>
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
  const chosen: Chosen = {
    sources: view.sources.length === 0 ? undefined : new Set(view.sources),
    minEvidence: evidenceRank[view.minEvidence],
  }
  const before = span !== undefined && span.from < period.from ? periodBefore(period, zone) : undefined
  const bucket = bucketFor(period.from, period.to, coarsestUnit(blocks, period))
  const edges = bucketEdges(period.from, period.to, bucket, zone)
  const edgesBefore = before && bucketEdges(before.from, before.to, bucket, zone)
  const sums = addUp(blocks, edges, chosen)
  const sumsBefore = edgesBefore === undefined ? new Map<number, Sum>() : addUp(blocks, edgesBefore, chosen)
  const firsts = firstSeen(blocks, chosen)
  const rows = facts.codes.flatMap((code, place): Row[] => {
    const [sum, sumBefore] = [sums.get(place), sumsBefore.get(place)]
    if (sum === undefined && sumBefore === undefined) return []
    return [
      {
        facts: code,
        severity: code.meanings[0]?.severity ?? 'unknown',
        n: sum?.total ?? 0,
        before: sumBefore?.total ?? 0,
        inferred: sum?.inferred ?? 0,
        isNew: before !== undefined && (firsts.get(place) ?? 0) >= period.from,
        buckets: sum?.buckets ?? new Float64Array(edges.length - 1),
        last: sum?.last,
        isPicked: view.codes.includes(code.code),
      },
    ]
  })
  const shown = rows.filter((row) => passes(row, view)).sort(orders[view.sort])
  const picked = shown.filter(({ isPicked }) => isPicked)
  const counted = view.codes.length === 0 ? shown : picked
  return {
    period,
    before,
    bucket,
    edges,
    rows: shown,
    counted,
    n: counted.reduce((sum, { n }) => sum + n, 0),
    nBefore: counted.reduce((sum, row) => sum + row.before, 0),
    bucketsBefore:
      before !== undefined && units[coarsestUnit(blocks, before)] <= bucket.length
        ? sumsOf(counted.flatMap(({ facts: { code } }) => sumOf(code) ?? []))
        : undefined,
  }

  function sumOf(code: number): Float64Array | undefined {
    return sumsBefore.get(facts.codes.findIndex((one) => one.code === code))?.buckets
  }
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
