/** Everything known about a code, as text. */
import { painter, severityColors } from '../annotate/text.ts'
import { words } from '../annotate/words.ts'
import type { Language } from '../catalogue/language.ts'
import type { CodeRecord } from '../catalogue/record.ts'

const labels = {
  zh: {
    documented: {
      'official-page': '官方错误码页面',
      'official-page-removed': '旧版官方页面（现已删除）',
      'official-sdk-doc': '官方 SDK 文档的接口错误列表',
      'sdk-source-only': '仅见于官方 SDK 源码',
      'sdk-test-only': '仅见于官方 SDK 测试',
      user: '你的 --catalogue 文件',
    },
    message: '原文',
    also: '也会打印为',
    source: '出处',
    ours: '（本工具的建议，Authing 没有给出）',
  },
  en: {
    documented: {
      'official-page': "Authing's error-code page",
      'official-page-removed': "an older page of Authing's, since removed",
      'official-sdk-doc': 'the error lists in the documents of an official SDK',
      'sdk-source-only': 'the source of an official SDK only',
      'sdk-test-only': 'a test of an official SDK only',
      user: 'your --catalogue file',
    },
    message: 'Message',
    also: 'Also printed as',
    source: 'Stated in',
    ours: ' (this project’s advice; Authing gives none)',
  },
} as const

export function explanationLines(record: CodeRecord, language: Language, color: boolean): string[] {
  const paint = painter(color)
  const label = labels[language]
  const { severity, advice } = words[language]
  const texts = record[language]
  const ours = texts.advice === ''
  const line = (name: string, value: string): string[] =>
    value === '' ? [] : [`  ${paint('dim', name)}  ${value}`]
  return [
    `${paint(['bold', severityColors[record.severity]], `${record.code}`)}  ${record.origin}  ${paint(severityColors[record.severity], severity[record.severity])}`,
    `  ${texts.description}`,
    ...line(
      ours ? `${advice}${label.ours}` : words[language].authingAdvice.trim(),
      ours ? (texts.projectAdvice ?? '') : texts.advice,
    ),
    ...line(label.message, record.message),
    ...line(label.also, (record.also ?? []).join(' / ')),
    ...line(
      label.source,
      [label.documented[record.documented], record.url].filter((text) => text !== '').join(' '),
    ),
  ]
}
