/** Asks the machine for what `doctor` judges. Reads only. */
import { arch, platform, release, userInfo } from 'node:os'
import { versions } from 'node:process'
import { catalogue } from '../../catalogue/built-in.ts'
import { isPostgres } from '../../postgres/place.ts'
import { parseZone } from '../../time/zone.ts'
import { type ColorChoice, wantsColor } from '../color.ts'
import type { Arguments } from '../command.ts'
import { chosenLanguage } from '../options.ts'
import { ownPackage } from '../own-package.ts'
import { chosenServer } from '../push-target.ts'
import type { World } from '../world.ts'
import type { Facts, ProgramFacts, SurroundingsFacts } from './facts.ts'

export async function lookAround(args: Arguments, world: World): Promise<Facts> {
  const place = args['db'] as string | undefined
  const isShared = place !== undefined && isPostgres(place)
  const url = chosenServer(args)
  const program = await programFacts()
  const hasSqlite = 'version' in program.sqlite
  return {
    now: world.now(),
    program,
    surroundings: surroundingsFacts(args, world),
    // Without SQLite there is no looking into it, and that is the finding.
    database:
      place === undefined || isShared || !hasSqlite
        ? undefined
        : await (await import('./look-at-database.ts')).lookAtDatabase(place),
    shared: isShared ? await (await import('./look-at-server.ts')).lookAtShared(place) : undefined,
    server: url === undefined ? undefined : await (await import('./look-at-server.ts')).lookAtServer(url),
  }
}

async function programFacts(): Promise<ProgramFacts> {
  const { version, engines } = ownPackage()
  const codes = new Set(catalogue.records.map(({ code }) => code)).size
  return {
    version,
    node: versions.node,
    nodeNeeded: engines.node,
    platform: `${platform()} ${arch()} ${release()}`,
    sqlite: await sqliteFacts(),
    schema: await schemaFacts(),
    catalogue: { version: catalogue.version(), codes },
  }
}

async function sqliteFacts(): Promise<ProgramFacts['sqlite']> {
  try {
    const { sqliteVersion } = await import('../../store/sqlite.ts')
    return { version: sqliteVersion() }
  } catch (error) {
    return { error: (error as Error).message.split('\n', 1)[0] as string }
  }
}

const schemaFacts = async (): Promise<number> => (await import('../../store/migrations.ts')).schemaVersion

function surroundingsFacts(args: Arguments, world: World): SurroundingsFacts {
  const { environment, stdout } = world
  const { LC_ALL, LC_CTYPE, LANG, TZ, AUTHING_ANNOTATE_LANG } = environment
  return {
    user: userName(),
    terminal: stdout.isTTY ? stdout.columns : undefined,
    color: wantsColor(args['color'] as ColorChoice, world),
    language: chosenLanguage(args, world),
    ownLanguage: AUTHING_ANNOTATE_LANG || undefined,
    locale: LC_ALL || LC_CTYPE || LANG || undefined,
    zone: zoneText(world.now()),
    // A rule such as CST-8 is none of the names, and right.
    unknownZone:
      TZ !== undefined && /^[A-Za-z_]+\/[\w+/-]+$/.test(TZ) && parseZone(TZ) === undefined ? TZ : undefined,
  }
}

/** Someone who isn't in the list of users, as in a container, has a number only. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

function zoneText(now: number): string {
  const zone = parseZone('local')
  const minutes = zone?.offsetAt(now) ?? 0
  const twoDigits = (number: number): string => `${Math.floor(number)}`.padStart(2, '0')
  const size = Math.abs(minutes)
  return `${zone?.name} (${minutes < 0 ? '-' : '+'}${twoDigits(size / 60)}:${twoDigits(size % 60)})`
}
