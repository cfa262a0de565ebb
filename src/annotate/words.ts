/** The words around catalogue texts, in both languages. */
import type { Language } from '../catalogue/language.ts'
import type { Severity } from '../catalogue/record.ts'
import type { Evidence } from '../detect/hit.ts'

interface Words {
  readonly severity: Readonly<Record<Severity, string>>
  readonly evidence: Readonly<Record<Evidence, string>>
  readonly authingAdvice: string
  readonly projectAdvice: string
  readonly advice: string
  readonly unknownSeverity: string
  readonly unknown: string
  readonly unknownAdvice: string
}

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    severity: { flow: '流程', warning: '警告', error: '错误' },
    evidence: { certain: '确定', likely: '疑似', inferred: '推断' },
    authingAdvice: '官方建议：',
    projectAdvice: '建议：',
    advice: '建议',
    unknownSeverity: '未知',
    unknown: '目录中没有这个返回码',
    unknownAdvice: '以服务端返回的 message 为准；可用 --catalogue 补充它的含义。',
  },
  en: {
    severity: { flow: 'flow', warning: 'warning', error: 'error' },
    evidence: { certain: 'certain', likely: 'likely', inferred: 'inferred' },
    authingAdvice: 'Authing advises: ',
    projectAdvice: 'Advice: ',
    advice: 'Advice',
    unknownSeverity: 'unknown',
    unknown: 'Not in the catalogue',
    unknownAdvice: "Go by the server's message; --catalogue adds what the code means.",
  },
}
