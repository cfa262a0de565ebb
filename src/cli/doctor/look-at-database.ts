/** Asks for what `doctor` judges about a database. Reads only, and leaves no trace beside it. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { explainError } from '../../store/explain-error.ts'
import { isWriteAhead } from '../../store/file-header.ts'
import { locate } from '../../store/location.ts'
import { lockHolders } from '../../store/lock-holder.ts'
import { lookInto } from '../../store/look.ts'
import type { CountedFile } from '../../store/state.ts'
import { UserError } from '../../user-error.ts'
import type { DatabaseFacts, DiskFacts, Facts, LogFacts } from './facts.ts'

export async function lookAtDatabase(name: string): Promise<NonNullable<Facts['database']>> {
  try {
    const { file, exists } = locate(name)
    if (exists) return await factsOf(file)
    throw new UserError(
      existsSync(dirname(file)) ? `there is no file ${file}` : `there is no folder ${dirname(file)}`,
      `the first count creates the file, not the folder: authing-annotate ingest --db ${file} FILES…`,
    )
  } catch (error) {
    return { file: name, ...inWords(name, error) }
  }
}

function inWords(file: string, error: unknown): { error: string; advice: string } {
  const explained = explainError(file, error)
  if (explained instanceof UserError) return { error: explained.message, advice: explained.advice }
  throw explained
}

async function factsOf(file: string): Promise<DatabaseFacts> {
  const { size, mtimeMs, mode, nlink } = statSync(file)
  const readable = may(file, constants.R_OK)
  const beside = ['-wal', '-shm', '-journal'].map((suffix) => file + suffix)
  const look = await lookOrError(file)
  return {
    file,
    size,
    writtenAt: Math.max(mtimeMs, statSync(`${file}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0),
    readable,
    writable: may(file, constants.W_OK),
    folderWritable: may(dirname(file), constants.W_OK | constants.X_OK),
    writableByAll: (mode & 0o002) !== 0,
    names: nlink,
    journal: !readable || size === 0 ? undefined : isWriteAhead(file) ? 'write-ahead' : 'rollback',
    logSize: statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    closedBeside: beside.filter((path) => existsSync(path) && !may(path, constants.R_OK | constants.W_OK)),
    holders: lockHolders(file),
    look,
    logs: logFacts(typeof look === 'object' && 'files' in look ? look.files : []),
    disk: diskFacts(dirname(file)),
  }
}

async function lookOrError(file: string): Promise<DatabaseFacts['look']> {
  try {
    return await lookInto(file)
  } catch (error) {
    return inWords(file, error)
  }
}

function may(path: string, how: number): boolean {
  try {
    accessSync(path, how)
    return true
  } catch {
    return false
  }
}

function logFacts(files: readonly CountedFile[]): LogFacts {
  const unreadable = new Set<string>()
  let [gone, behind, bytesBehind] = [0, 0, 0]
  for (const { path, device, inode, length } of files) {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false })
    // Under its name there may be the next one by now.
    if (status === undefined || status.dev !== device || status.ino !== inode) {
      gone += 1
      continue
    }
    if (!may(path, constants.R_OK)) unreadable.add(path)
    // A compressed file is shorter than what it holds.
    const more = Number(status.size) - length
    if (more > 0) {
      behind += 1
      bytesBehind += more
    }
  }
  return { counted: files.length, gone, unreadable: [...unreadable], behind, bytesBehind }
}

/** As in statfs(2). */
const networks: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB2',
}

function diskFacts(folder: string): DiskFacts {
  const { bavail, blocks, bsize, files, ffree, type } = statfsSync(folder)
  return {
    free: bavail * bsize,
    size: blocks * bsize,
    freeFiles: files === 0 ? undefined : ffree,
    network: networks[type],
  }
}
