/**
 * Counts over time, stacked by code, with all of the period before as a line behind them. Dragging across it picks the
 * period, and the browser's back button the one before. Its buckets stand side by side, each as wide as the next, whatever clocks do.
 */
import uPlot from 'uplot'
import { heightsOf, type Layer, layersOf } from '../model/stack.ts'
import { ticksOf } from '../model/ticks.ts'
import { byId, refill } from './element.ts'
import { legendItems } from './legend.ts'
import type { Part, Scene } from './scene.ts'
import { tipFor } from './tip.ts'

const widthOfLabel = 56

export const chart: Part = (choose) => {
  const [place, legend, tip] = [byId('chart'), byId('legend'), byId('tip')]
  let plot: uPlot | undefined
  let scene: Scene | undefined

  new ResizeObserver(() => {
    if (scene !== undefined && plot !== undefined && plot.width !== place.clientWidth) show(scene)
  }).observe(place)

  function show(next: Scene): void {
    scene = next
    const { overview, words } = next
    plot?.destroy()
    plot = undefined
    tip.hidden = true
    if (overview.rows.length === 0) return
    const layers = layersOf(overview.counted)
    byId('per').textContent = words.per[overview.bucket.name]
    refill(legend, ...legendItems(next, layers, choose))
    const names = layers.map(({ code }) => (code === undefined ? words.plain.others : `${code}`))
    place.setAttribute('aria-label', words.chart(names.join(', '), words.per[overview.bucket.name]))
    plot = new uPlot(plotOptions(next, layers), plotData(next, layers), place)
  }

  function plotOptions(scene: Scene, layers: readonly Layer[]): uPlot.Options {
    const { overview, zone, numbers } = scene
    const buckets = overview.edges.length - 1
    const colors = [...legend.querySelectorAll('i')].map((swatch) => getComputedStyle(swatch).backgroundColor)
    const style = getComputedStyle(place)
    const [text, line] = [style.color, style.borderTopColor]
    const width = place.clientWidth
    const ticks = ticksOf(overview.edges, zone, Math.floor((width - 60) / widthOfLabel))
    const edge = overview.bucket.length < 86_400 ? 0.5 : 0
    const labels = new Map(ticks.map(({ bucket, label }) => [bucket - edge, label]))
    const font = `12px ${style.fontFamily}`
    return {
      width,
      height: width < 600 ? 220 : 280,
      padding: [6, 4, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
      scales: {
        x: { time: false, range: [-0.5, buckets - 0.5] },
        y: { range: (_, __, most) => [0, Math.max(1, most * 1.06)] },
      },
      axes: [
        {
          stroke: text,
          font,
          size: 30,
          grid: { show: false },
          ticks: { stroke: line, size: 5 },
          splits: () => [...labels.keys()],
          values: (_, splits) => splits.map((split) => labels.get(split) ?? ''),
        },
        {
          stroke: text,
          font,
          size: 52,
          grid: { stroke: line, width: 1 },
          ticks: { show: false },
          incrs: [1, 2, 5]
            .flatMap((step) => Array.from({ length: 16 }, (_, power) => step * 10 ** power))
            .sort((a, b) => a - b),
          values: (_, splits) => splits.map(numbers.short),
        },
      ],
      series: [
        {},
        ...layers
          .map(
            (_, layer): uPlot.Series => ({
              fill: colors[layer] as string,
              width: 0,
              points: { show: false },
              ...(uPlot.paths.bars === undefined
                ? {}
                : { paths: uPlot.paths.bars({ size: [buckets > 400 ? 1 : 0.86, 48] }) }),
            }),
          )
          .reverse(),
        ...(overview.bucketsBefore === undefined
          ? []
          : [{ stroke: text, width: 1, alpha: 0.75, dash: [3, 3], points: { show: false } }]),
      ],
      hooks: {
        setCursor: [tipFor(tip, place, scene, layers)],
        setSelect: [
          (plot) => {
            const { left, width } = plot.select
            if (width < 4) return
            const at = (pixel: number): number =>
              Math.min(buckets - 1, Math.max(0, Math.round(plot.posToVal(pixel, 'x'))))
            const [from, to] = [overview.edges[at(left)], overview.edges[at(left + width) + 1]]
            choose({ period: { from: from as number, to: to as number } }, 'step')
          },
        ],
      },
    }
  }

  return show
}

function plotData({ overview }: Scene, layers: readonly Layer[]): uPlot.AlignedData {
  const buckets = Array.from({ length: overview.edges.length - 1 }, (_, bucket) => bucket)
  const { bucketsBefore } = overview
  return [
    buckets,
    // The tallest is drawn first, so that each covers all but its own part.
    ...heightsOf(layers).reverse(),
    ...(bucketsBefore === undefined ? [] : [buckets.map((bucket) => bucketsBefore[bucket] ?? null)]),
  ]
}
