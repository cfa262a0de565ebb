/** The columns that compare a count with the period before: how many there were, the difference, and per cent. */
import type { Language } from '../catalogue/language.ts'
import { type Change, changeOf } from './change.ts'
import type { Cell, SheetColumn, Style, Value } from './report.ts'

export const changeFields = ['n_before', 'difference', 'percent', 'change'] as const

export function changeValues(n: bigint, before: bigint): Value[] {
  const { difference, percent, change } = changeOf(n, before)
  return [before, difference, percent ?? null, change]
}

const titles = {
  zh: ['此前', '变化', '百分比'],
  en: ['Before', 'Change', '%'],
} as const

const names = { zh: { new: '新增', gone: '消失' }, en: { new: 'new', gone: 'gone' } } as const

export const changeColumns = (language: Language): SheetColumn[] =>
  titles[language].map((title) => ({ title, align: 'right' }))

/** Without `named`, nothing is said of what was nothing before: a quiet hour before a busy one is no news. */
export function changeCells(n: bigint, before: bigint, language: Language, named = true): Cell[] {
  const { difference, percent, change } = changeOf(n, before)
  const style = styles[change]
  const name = named && (change === 'new' || change === 'gone') ? names[language][change] : undefined
  const share = name ?? (percent === undefined ? '' : signed(percent, '%'))
  return [{ text: `${before}` }, { text: signed(difference, ''), style }, { text: share, style }]
}

/** More failures are bad news. */
const styles: Readonly<Record<Change['change'], Style>> = {
  new: ['bold', 'red'],
  more: 'red',
  fewer: 'green',
  gone: 'green',
  same: 'dim',
}

/** A sign where there is a difference; per cent without decimals, unless there is only a fraction. */
function signed(number: number | bigint, unit: string): string {
  const short = typeof number === 'number' && Math.abs(number) >= 1 ? Math.round(number) : number
  return `${short > 0 ? '+' : ''}${short}${unit}`
}
