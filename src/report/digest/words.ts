/** The digest's own words, in both languages. */
import type { Language } from '../../catalogue/language.ts'
import type { FindingKind } from './finding.ts'
import { countText } from './quantities.ts'

/** What the window is compared with: how many windows, and whether each is a day, a part of one, or several days. */
export interface Compared {
  readonly windows: number
  readonly days: number
  readonly part: boolean
}

interface Words {
  readonly title: (span: string, zone: string) => string
  readonly kinds: Readonly<Record<FindingKind, string>>
  readonly hits: (n: number) => string
  readonly change: (change: string) => string
  readonly usual: (median: string, compared: Compared) => string
  readonly good: (total: string) => string
  /** Where there is nothing to compare with. */
  readonly begins: (at: string) => string
  readonly noneBefore: (compared: Compared) => string
  /** Where nothing was counted. */
  readonly emptyStore: string
  readonly notYet: (at: string) => string
  readonly notSince: (at: string) => string
  readonly silence: string
  /** Where far too little was; `last` is the time of the last hit, where it lies in the window. */
  readonly shortfall: (last: string | undefined) => string
  /** Of a finding, beside its count. */
  readonly was: (usual: string, change: string | undefined) => string
  readonly from: (at: string) => string
  readonly sourceSilent: string
  readonly others: string
  readonly unknownCodes: (list: string) => string
  readonly issues: (kind: string, source: string, more: number) => string
  readonly issueKinds: Readonly<Record<string, string>>
  readonly more: (n: number, command: string) => string
}

const s = (n: number): string => (n === 1 ? '' : 's')

export const digestWords: Readonly<Record<Language, Words>> = {
  en: {
    title: (span, zone) => `Authing codes, ${span} (${zone})`,
    kinds: { spiking: 'spiking', new: 'new', gone: 'gone', silent: 'silent', frequent: 'seen' },
    hits: (n) => (n === 0 ? 'no hits' : `${countText(n)} hit${s(n)}`),
    change: (change) => `, ${change}`,
    usual: (median, compared) =>
      ` (${compared.windows === 1 ? '' : 'median of '}${before.en(compared)}: ${median})`,
    good: (total) => `Nothing to act on: ${total}`,
    begins: (at) => `; nothing to compare with yet, counts begin ${at}`,
    noneBefore: (compared) => `; nothing to compare with, no counts in ${before.en(compared)}`,
    emptyStore: 'nothing has been counted into this database yet',
    notYet: (at) => `no hits: counts begin ${at}`,
    notSince: (at) => `no hits; the last one counted is of ${at}: has ingest run since?`,
    silence: ': is the log still being collected?',
    shortfall: (last) =>
      `: was all of it ingested?${last === undefined ? '' : ` The last hit is of ${last}`}`,
    was: (usual, change) => `was ${usual}${change === undefined ? '' : `, ${change}`}`,
    from: (at) => `from ${at}`,
    sourceSilent: 'No more codes from this source: see whether its log is still being collected.',
    others: 'others',
    unknownCodes: (list) => `unknown codes: ${list}; --catalogue adds what they mean`,
    issues: (kind, source, more) =>
      `ingest: ${kind}: ${source}${more === 0 ? '' : `; ${more} more in ingest_issues`}`,
    issueKinds: {
      unreadable: 'not readable',
      damaged: 'damaged',
      incomplete: 'not complete',
      'encoding-switch': 'encoding changes midway',
      'truncated-scan': 'lines too long to be read',
      future: 'times ahead of the clock',
      'clock-skew': 'a clock that jumps',
      undated: 'lines without a time',
    },
    more: (n, command) => `and ${n} more: ${command}`,
  },
  zh: {
    title: (span, zone) => `Authing 返回码 ${span}（${zone}）`,
    kinds: { spiking: '激增', new: '新增', gone: '消失', silent: '静默', frequent: '出现' },
    hits: (n) => (n === 0 ? '没有返回码' : `${countText(n)} 次`),
    change: (change) => `，${change}`,
    usual: (median, compared) =>
      `（${before.zh(compared)}${compared.windows === 1 ? '' : '的中位数'}：${median}）`,
    good: (total) => `没有需要处理的事：${total}`,
    begins: (at) => `；计数从 ${at} 开始，暂无可比`,
    noneBefore: (compared) => `；${before.zh(compared)}没有计数，无可比较`,
    emptyStore: '这个数据库里还没有计数',
    notYet: (at) => `没有返回码：计数从 ${at} 开始`,
    notSince: (at) => `没有返回码；最后一次计数的是 ${at}：之后运行过 ingest 吗？`,
    silence: '：日志还在采集吗？',
    shortfall: (last) => `：都采集到了吗？${last === undefined ? '' : `最后一次在 ${last}`}`,
    was: (usual, change) => `平时 ${usual}${change === undefined ? '' : `，${change}`}`,
    from: (at) => `始于 ${at}`,
    sourceSilent: '这个来源不再有返回码：查一下它的日志是否还在采集。',
    others: '其他',
    unknownCodes: (list) => `未知返回码：${list}；可用 --catalogue 补充含义`,
    issues: (kind, source, more) =>
      `采集：${kind}：${source}${more === 0 ? '' : `；另有 ${more} 处，见 ingest_issues`}`,
    issueKinds: {
      unreadable: '无法读取',
      damaged: '已损坏',
      incomplete: '尚不完整',
      'encoding-switch': '中途换了编码',
      'truncated-scan': '有过长而未读完的行',
      future: '时间超前',
      'clock-skew': '时钟跳变',
      undated: '有没有时间的行',
    },
    more: (n, command) => `另有 ${n} 项：${command}`,
  },
}

const before: Readonly<Record<Language, (compared: Compared) => string>> = {
  en: ({ windows, days, part }) => {
    if (days > 1) return windows === 1 ? `the ${days} days before` : `the ${windows} × ${days} days before`
    const named = windows === 1 ? 'the day before' : `the ${windows} days before`
    return part ? `the same hours of ${named}` : named
  },
  zh: ({ windows, days, part }) => {
    if (days > 1) return windows === 1 ? `前 ${days} 天` : `前 ${windows} 个 ${days} 天`
    return `前 ${windows} 天${part ? '同一时段' : ''}`
  },
}
