/** What the page says around the catalogue's texts, in both languages. */
import type { Language } from '../../../catalogue/language.ts'
import type { BucketName } from './buckets.ts'
import type { Preset } from './periods.ts'

export interface PageWords {
  readonly presets: Readonly<Record<Preset, string>>
  readonly themes: Readonly<Record<'auto' | 'light' | 'dark', string>>
  readonly severities: Readonly<Record<'error' | 'warning' | 'flow' | 'unknown', string>>
  readonly evidences: Readonly<Record<'certain' | 'likely' | 'inferred', string>>
  readonly per: Readonly<Record<BucketName, string>>
  readonly plain: Readonly<Record<PlainWord, string>>
  readonly asOf: (time: string) => string
  readonly hits: (n: string, codes: string) => string
  readonly against: (from: string, to: string) => string
  readonly sourcesPicked: (picked: string, all: string) => string
  readonly otherSources: (n: string) => string
  readonly inferred: (n: string) => string
  readonly picked: (n: string) => string
  readonly latest: (from: string, to: string) => string
  readonly hoursBefore: (day: string) => string
  readonly daysBefore: (day: string) => string
  readonly prunedBefore: (day: string) => string
  readonly leftOutBefore: (day: string) => string
  readonly countsBegin: (time: string) => string
  readonly chart: (codes: string, per: string) => string
  readonly pick: (code: string) => string
}

export type PlainWord =
  | 'title'
  | 'language'
  | 'theme'
  | 'filters'
  | 'period'
  | 'customPeriod'
  | 'from'
  | 'until'
  | 'zone'
  | 'usualZones'
  | 'allZones'
  | 'sources'
  | 'allSources'
  | 'noSources'
  | 'findSource'
  | 'severity'
  | 'evidence'
  | 'search'
  | 'searchHint'
  | 'reset'
  | 'total'
  | 'change'
  | 'codes'
  | 'newCodes'
  | 'unknownCodes'
  | 'overTime'
  | 'zoomHint'
  | 'chartTable'
  | 'periodBefore'
  | 'others'
  | 'table'
  | 'code'
  | 'meaning'
  | 'trend'
  | 'count'
  | 'before'
  | 'last'
  | 'isNew'
  | 'noneBefore'
  | 'unchanged'
  | 'noBefore'
  | 'advice'
  | 'message'
  | 'authingAdvice'
  | 'unknown'
  | 'unknownAdvice'
  | 'manyUnknown'
  | 'clearPicked'
  | 'emptyStore'
  | 'good'
  | 'emptyPeriod'
  | 'showLatest'
  | 'noMatch'
  | 'wrongPeriod'
  | 'other'
  | 'day'

const evidences = {
  zh: { certain: '仅确定', likely: '确定和疑似', inferred: '全部（含推断）' },
  en: { certain: 'certain only', likely: 'certain and likely', inferred: 'all, inferred too' },
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  zh: {
    presets: {
      today: '今天',
      yesterday: '昨天',
      '24h': '24 小时',
      '7d': '7 天',
      '30d': '30 天',
      '90d': '90 天',
      '365d': '一年',
      all: '全部',
    },
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
    severities: { error: '错误', warning: '警告', flow: '流程', unknown: '未知' },
    evidences: evidences.zh,
    per: {
      minute: '每分钟',
      minutes5: '每 5 分钟',
      minutes15: '每 15 分钟',
      hour: '每小时',
      day: '每天',
      week: '每周',
      month: '每月',
      year: '每年',
    },
    plain: {
      title: 'Authing 返回码',
      language: '语言',
      theme: '外观',
      filters: '筛选',
      period: '时间范围',
      customPeriod: '自定义时间范围',
      from: '从',
      until: '到（不含）',
      zone: '时区',
      usualZones: '常用',
      allZones: '全部时区',
      sources: '来源',
      allSources: '全部来源',
      noSources: '没有名称相符的来源',
      findSource: '查找来源',
      severity: '级别',
      evidence: '证据',
      search: '查找返回码',
      searchHint: '返回码或文字',
      reset: '恢复初始视图',
      total: '次数',
      change: '变化',
      codes: '返回码',
      newCodes: '新出现',
      unknownCodes: '目录外',
      overTime: '随时间的变化',
      zoomHint: '在图上拖动可放大一段时间',
      chartTable: '用表格显示图中的数据',
      periodBefore: '前一时段合计',
      others: '其他',
      table: '各返回码',
      code: '返回码',
      meaning: '含义与建议',
      trend: '趋势',
      count: '次数',
      before: '前一时段',
      last: '最近一次',
      isNew: '新出现',
      noneBefore: '前一时段没有',
      unchanged: '不变',
      noBefore: '无前一时段可比',
      advice: '建议：',
      message: '原文：',
      authingAdvice: '官方建议：',
      unknown: '目录中没有这个返回码',
      unknownAdvice: '以服务端返回的 message 为准；可用 --catalogue 补充它的含义。',
      manyUnknown: '超出单次运行上限的未知返回码合计',
      clearPicked: '取消选择',
      good: '无需处理：这段时间只有登录流程中的正常步骤，没有错误、警告或目录外的返回码。',
      emptyStore: '库里还没有任何计数。先用 authing-annotate ingest 读取日志，再生成报告。',
      emptyPeriod: '这段时间没有符合条件的返回码。',
      showLatest: '显示有数据的最近一周',
      noMatch: '没有符合筛选条件的返回码。',
      wrongPeriod: '“从”必须早于“到”。',
      other: '也可能是',
      day: '天',
    },
    asOf: (time) => `截至 ${time}`,
    hits: (n, codes) => `共 ${n} 次，${codes} 个返回码`,
    against: (from, to) => `对比 ${from} 至 ${to}`,
    sourcesPicked: (picked, all) => `来源 ${picked} / ${all}`,
    otherSources: (n) => `其余 ${n} 个来源合计`,
    inferred: (n) => `其中推断 ${n}`,
    picked: (n) => `已选 ${n} 个返回码：图和合计只含这些。`,
    latest: (from, to) => `计数的时间在 ${from} 至 ${to} 之间。`,
    hoursBefore: (day) =>
      `为了让文件保持小巧，${day} 之前按小时保存，不按分钟；被时段边界切开的小时，按其中点归入。`,
    daysBefore: (day) =>
      `为了让文件保持小巧，${day} 之前按 UTC 日保存；被时段边界切开的一天，按其中点整天归入。`,
    prunedBefore: (day) =>
      `${day} 之前的分钟已清理（db prune），只剩 UTC 日合计；被时段边界切开的一天，按其中点整天归入。`,
    leftOutBefore: (day) => `${day} 之前的计数放不进这个页面；请用 top 和 trend 查看。`,
    countsBegin: (time) => `计数从 ${time} 开始，前一时段不完整，变化仅供参考。`,
    chart: (codes, per) => `柱状图：${codes}，${per}。下方表格有同样的数据。`,
    pick: (code) => `只看 ${code}`,
  },
  en: {
    presets: {
      today: 'Today',
      yesterday: 'Yesterday',
      '24h': '24 h',
      '7d': '7 days',
      '30d': '30 days',
      '90d': '90 days',
      '365d': '1 year',
      all: 'All',
    },
    themes: { auto: 'As system', light: 'Light', dark: 'Dark' },
    severities: { error: 'error', warning: 'warning', flow: 'flow', unknown: 'unknown' },
    evidences: evidences.en,
    per: {
      minute: 'per minute',
      minutes5: 'per 5 minutes',
      minutes15: 'per 15 minutes',
      hour: 'per hour',
      day: 'per day',
      week: 'per week',
      month: 'per month',
      year: 'per year',
    },
    plain: {
      title: 'Authing return codes',
      language: 'Language',
      theme: 'Appearance',
      filters: 'Filters',
      period: 'Period',
      customPeriod: 'Period of your own',
      from: 'From',
      until: 'Until (not included)',
      zone: 'Time zone',
      usualZones: 'Usual',
      allZones: 'All zones',
      sources: 'Sources',
      allSources: 'All sources',
      noSources: 'No source has such a name',
      findSource: 'Find a source',
      severity: 'Severity',
      evidence: 'Evidence',
      search: 'Find codes',
      searchHint: 'code or text',
      reset: 'Reset the view',
      total: 'Hits',
      change: 'Change',
      codes: 'Codes',
      newCodes: 'New',
      unknownCodes: 'Not in catalogue',
      overTime: 'Over time',
      zoomHint: 'Drag across the chart to zoom in',
      chartTable: 'The chart as a table',
      periodBefore: 'all, period before',
      others: 'others',
      table: 'Code by code',
      code: 'Code',
      meaning: 'Meaning and advice',
      trend: 'Trend',
      count: 'Count',
      before: 'Before',
      last: 'Last seen',
      isNew: 'new',
      noneBefore: 'none before',
      unchanged: 'unchanged',
      noBefore: 'nothing to compare with',
      advice: 'Advice: ',
      message: 'Message: ',
      authingAdvice: 'Authing advises: ',
      unknown: 'Not in the catalogue',
      unknownAdvice: "Go by the server's message; --catalogue adds what the code means.",
      manyUnknown: 'Unknown codes past the limit of one run, together',
      clearPicked: 'Clear the selection',
      good: 'Nothing to act on: only steps of logins that go on; no error, no warning, no unknown code.',
      emptyStore:
        'Nothing has been counted yet. Read logs with authing-annotate ingest, then make the report again.',
      emptyPeriod: 'No code was counted in this period with these filters.',
      showLatest: 'Show the last week that has counts',
      noMatch: 'No code matches the filters.',
      wrongPeriod: '“From” must be before “Until”.',
      other: 'Or',
      day: 'day',
    },
    asOf: (time) => `as of ${time}`,
    hits: (n, codes) => `${n} ${n === '1' ? 'hit' : 'hits'} of ${codes} ${codes === '1' ? 'code' : 'codes'}`,
    against: (from, to) => `against ${from} to ${to}`,
    sourcesPicked: (picked, all) => `${picked} of ${all} sources`,
    otherSources: (n) => `the ${n} other sources together`,
    inferred: (n) => `${n} inferred`,
    picked: (n) => `${n} ${n === '1' ? 'code' : 'codes'} selected: the chart and the sums hold these alone.`,
    latest: (from, to) => `There are counts from ${from} to ${to}.`,
    hoursBefore: (day) =>
      `To stay small, this page holds hours instead of minutes before ${day}; an hour that the period cuts counts where its middle lies.`,
    daysBefore: (day) =>
      `To stay small, this page holds UTC days before ${day}; a day that the period cuts counts as a whole, where its middle lies.`,
    prunedBefore: (day) =>
      `Minutes before ${day} have been deleted (db prune) and only sums of UTC days are left; a day that the period cuts counts as a whole, where its middle lies.`,
    leftOutBefore: (day) => `Counts before ${day} did not fit into this page; top and trend show them.`,
    countsBegin: (time) =>
      `Counting begins at ${time}, within the period before: read the changes with care.`,
    chart: (codes, per) => `Bar chart of ${codes}, ${per}. The table below it has the same numbers.`,
    pick: (code) => `Only ${code}`,
  },
}
