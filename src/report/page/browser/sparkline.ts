/** A code's counts over the period as small bars. */
const namespace = 'http://www.w3.org/2000/svg'
const height = 24
const mostBars = 60

export function sparkline(buckets: ArrayLike<number>): SVGElement {
  const bars = gathered(buckets)
  const most = Math.max(1, ...bars)
  const svg = document.createElementNS(namespace, 'svg')
  svg.setAttribute('viewBox', `0 0 ${bars.length} ${height}`)
  svg.setAttribute('preserveAspectRatio', 'none')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(namespace, 'path')
  const drawn = bars.map((n, index) => {
    // One hit among thousands still shows.
    const top = n === 0 ? 0 : Math.max(1.5, (n / most) * height)
    return n === 0 ? '' : `M${index} ${height}v${-top}h${bars.length > 40 ? 1 : 0.85}v${top}z`
  })
  path.setAttribute('d', drawn.join(''))
  svg.append(path)
  return svg
}

function gathered(buckets: ArrayLike<number>): number[] {
  const each = Math.ceil(buckets.length / mostBars)
  return Array.from({ length: Math.ceil(buckets.length / each) }, (_, bar) => {
    let sum = 0
    for (let index = bar * each; index < Math.min((bar + 1) * each, buckets.length); index++)
      sum += buckets[index] as number
    return sum
  })
}
