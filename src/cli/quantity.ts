/** Numbers as people read them; the same in Chinese and English but for what says so. */

const grouping = new Intl.NumberFormat('en')
const oneDigit = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `1234567` → `1,234,567` */
export const grouped = (number: number): string => grouping.format(number)

/** `1 file`, `2,000 files`; English only. */
export const counted = (number: number, singular: string): string =>
  `${grouped(number)} ${singular}${number === 1 ? '' : 's'}`

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** `1234567` → `1.2 MB` */
export function bytesText(bytes: number): string {
  let value = bytes
  let unit = 0
  // What would be rounded to 1,000 belongs to the next unit.
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : oneDigit.format(value)} ${units[unit]}`
}

/** `3725` → `1:02:05`; a begun second counts. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const twoDigits = (number: number): string => `${number}`.padStart(2, '0')
  const rest = twoDigits(whole % 60)
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`
}
