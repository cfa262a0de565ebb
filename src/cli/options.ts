/** Options that several commands share, and how their values are read. */
import { type Catalogue, withRecords } from '../catalogue/catalogue.ts'
import { type Language, languageOf, languages } from '../catalogue/language.ts'
import { severities } from '../catalogue/record.ts'
import { evidences } from '../detect/hit.ts'
import { colorChoices } from './color.ts'
import type { Arguments, Option } from './command.ts'
import type { World } from './world.ts'

export const languageOption: Option = {
  describe: 'Language of descriptions and advice [default: AUTHING_ANNOTATE_LANG, else the locale, else zh]',
  choices: languages,
  requiresArg: true,
}

export const catalogueOption: Option = {
  describe: 'JSON file with more codes, or other texts for known ones',
  type: 'string',
  metavar: 'FILE',
  requiresArg: true,
}

export const colorOption: Option = {
  describe: 'Colours; auto asks FORCE_COLOR, NO_COLOR and the terminal',
  choices: colorChoices,
  requiresArg: true,
  default: 'auto',
}

export const zoneOption: Option = {
  describe:
    "Zone of times without one: local, UTC, +08:00 or a name such as Asia/Shanghai. 'web-*=UTC' holds for sources that match, and may be given as well [default: local]",
  type: 'string',
  metavar: 'ZONE',
  requiresArg: true,
  repeatable: true,
}

export const evidenceOption: Option = {
  describe: 'Weakest evidence that counts',
  choices: evidences,
  requiresArg: true,
  default: 'inferred',
}

export const countsOption: Option = {
  describe: 'The SQLite file with the counts, or postgres://… of a database that many send to',
  type: 'string',
  metavar: 'FILE',
  demandOption: 'where are the counts? Give --db FILE',
  requiresArg: true,
}

/** For whatever counts into a file. */
export const pushOptions: Readonly<Record<'push' | 'push-as' | 'push-every', Option>> = {
  push: {
    describe:
      'Also send the counts on to this PostgreSQL server, as postgres://USER@HOST/DATABASE; what it says nothing of is as PGHOST, PGPASSWORD and the like say. While the server is away they wait in the file',
    type: 'string',
    metavar: 'URL',
    requiresArg: true,
  },
  'push-as': {
    describe: 'What this host is called there; sources are NAME:source [default: the name of the host]',
    type: 'string',
    metavar: 'NAME',
    requiresArg: true,
  },
  'push-every': {
    describe:
      'Seconds between two rounds of sending; a minute or more for a fleet of thousands [default: 10]',
    type: 'string',
    metavar: 'SECONDS',
    requiresArg: true,
  },
}

export const sinceOption: Option = {
  describe:
    'Only from this time on: 7d, 24h, 30m or 2w ago, today, yesterday, 2026-11-22, 2026-11-22T10:00; in the zone of --tz, or with an offset such as +08:00',
  type: 'string',
  metavar: 'TIME',
  requiresArg: true,
}

export const untilOption: Option = {
  describe: 'Only before this time; a day that is named is in',
  type: 'string',
  metavar: 'TIME',
  requiresArg: true,
}

type ReportOption =
  | 'db'
  | 'since'
  | 'until'
  | 'tz'
  | 'compare'
  | 'source'
  | 'severity'
  | 'evidence'
  | 'min-evidence'
  | 'format'
  | 'lang'
  | 'color'

/** What `top` and `trend` have in common. */
export const reportOptions: Readonly<Record<ReportOption, Option>> = {
  db: countsOption,
  since: sinceOption,
  until: untilOption,
  tz: {
    describe: 'Zone of days and times: UTC, local, +08:00 or a name such as Asia/Shanghai',
    type: 'string',
    metavar: 'ZONE',
    requiresArg: true,
    default: 'UTC',
  },
  compare: {
    describe: 'Beside the period of the same length just before --since',
    type: 'boolean',
    default: false,
  },
  source: {
    describe: "Only what came from this source; a pattern such as 'web-*' is for several. May be given again",
    type: 'string',
    metavar: 'NAME',
    requiresArg: true,
    repeatable: true,
  },
  severity: {
    describe: 'Only codes of this severity; unknown are those not in the catalogue. May be given again',
    choices: [...severities, 'unknown'],
    requiresArg: true,
    repeatable: true,
  },
  evidence: {
    describe: 'Only hits that are exactly as sure. May be given again',
    choices: evidences,
    requiresArg: true,
    repeatable: true,
  },
  'min-evidence': evidenceOption,
  format: {
    describe: 'A table for people, or one of the others for programs and pages',
    choices: ['table', 'json', 'csv', 'markdown'],
    requiresArg: true,
    default: 'table',
  },
  lang: languageOption,
  color: colorOption,
}

export const chosenLanguage = (args: Arguments, { environment }: World): Language =>
  languageOf(args['lang'] as string | undefined, environment)

/** The catalogue that comes with the program, with the user's file over it. */
export async function chosenCatalogue(args: Arguments): Promise<Catalogue> {
  const { catalogue } = await import('../catalogue/built-in.ts')
  const path = args['catalogue'] as string | undefined
  if (path === undefined) return catalogue
  const { readExtraRecords } = await import('../catalogue/extra.ts')
  return withRecords(catalogue, readExtraRecords(path))
}
