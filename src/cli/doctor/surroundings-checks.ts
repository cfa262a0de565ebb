/** Terminal, language, zone and clock, as the program sees them. */
import { languages } from '../../catalogue/language.ts'
import { ageOf } from './age.ts'
import { type Check, note, ok, wrong } from './finding.ts'

/** Clocks of two machines, or of a disk and its machine, may differ by as much. */
const toleratedMs = 60_000

export const surroundingsChecks: readonly Check[] = [
  ({ surroundings: { terminal, color, user } }) => {
    const [zh, en] =
      terminal === undefined
        ? ['输出不是终端', 'the output is no terminal']
        : [`终端，${terminal || '未知'} 列`, `a terminal of ${terminal || 'unknown'} columns`]
    return ok(
      'terminal',
      `${zh}，${color ? '有' : '无'}颜色；用户 ${user}`,
      `${en}, ${color ? 'with' : 'without'} colours; user ${user}`,
    )
  },
  ({ surroundings: { language, locale } }) =>
    ok(
      'language',
      `语言 ${language}，区域设置 ${locale ?? '未设置'}`,
      `language ${language}, locale ${locale ?? 'not set'}`,
    ),
  ({ surroundings: { ownLanguage } }) =>
    ownLanguage === undefined || languages.some((name) => ownLanguage.toLowerCase().startsWith(name))
      ? undefined
      : note(
          'language-unknown',
          {
            zh: `AUTHING_ANNOTATE_LANG=${ownLanguage} 不是 zh 或 en，已忽略`,
            en: `AUTHING_ANNOTATE_LANG=${ownLanguage} is neither zh nor en, and ignored`,
          },
          { zh: '设为 zh 或 en', en: 'set it to zh or en' },
        ),
  ({ surroundings: { terminal, locale } }) =>
    terminal === undefined || locale === undefined || /utf-?8/i.test(locale)
      ? undefined
      : note(
          'terminal-encoding',
          {
            zh: `区域设置 ${locale} 不是 UTF-8，而注解是 UTF-8`,
            en: `the locale ${locale} is not UTF-8, and annotations are`,
          },
          {
            zh: '显示乱码时：export LC_ALL=C.UTF-8',
            en: 'where characters look wrong: export LC_ALL=C.UTF-8',
          },
        ),
  ({ surroundings: { zone, unknownZone } }) =>
    unknownZone === undefined
      ? ok('zone', `时区 ${zone}`, `zone ${zone}`)
      : wrong(
          'zone-unknown',
          {
            zh: `TZ=${unknownZone} 不是时区，系统按 UTC 计时`,
            en: `TZ=${unknownZone} is no time zone, so the system takes UTC`,
          },
          {
            zh: '改正 TZ（如 Asia/Shanghai），或使用 --tz',
            en: 'correct TZ (such as Asia/Shanghai), or give --tz',
          },
        ),
  ({ now, database }) => {
    const ahead = database !== undefined && 'size' in database ? database.writtenAt - now : 0
    if (ahead <= toleratedMs) {
      const time = `${new Date(now).toISOString().slice(0, 19)}Z`
      return ok('clock', `时钟 ${time}`, `clock ${time}`)
    }
    const age = ageOf(ahead / 1000)
    return wrong(
      'clock-behind',
      {
        zh: `时钟比数据库最后一次写入还早 ${age.zh}`,
        en: `the clock is ${age.en} behind the last change of the database`,
      },
      {
        zh: '检查时间同步（timedatectl）；没有时间的行按此时钟计数',
        en: 'look at the time service (timedatectl): lines without a time are counted by this clock',
      },
    )
  },
]
