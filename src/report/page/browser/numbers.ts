/** Numbers in words of the language: grouped, with signs, in per cent. */
import type { Language } from '../../../catalogue/language.ts'
import type { Change } from '../model/change.ts'

export interface Numbers {
  readonly plain: (n: number) => string
  readonly short: (n: number) => string
  /** `+120 (+35 %)`; without per cent where there was none before. */
  readonly change: (change: Change) => string
}

const locales = { zh: 'zh-CN', en: 'en-GB' } as const

export function numbersIn(language: Language): Numbers {
  const locale = locales[language]
  const plain = new Intl.NumberFormat(locale)
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  })
  return {
    plain: plain.format,
    short: short.format,
    change: ({ difference, ratio }) =>
      ratio === undefined || ratio === 0 || Math.abs(ratio) >= 100
        ? signed.format(difference)
        : `${signed.format(difference)} (${percent.format(ratio)})`,
  }
}
