/**
 * A folder of logs as services, logrotate and people leave it: written, rotated, compressed, copied, cut and lost.
 *
 * It steers around what bytes can't tell, and around nothing else:
 * - files that are equal in their first block and part in the next: `headers` pads the line after a long header;
 * - a file without any times that equals the beginning of another: nothing is copied in part before its first line
 *   with a time, and `plain.log`, which has no times, leaves no copy behind that is shorter than itself;
 * - a copy in the place of a log without times, which looks like a new log: `plain.log` is never copied back, nor in
 *   part what has no time in its first block;
 * - a file that equals another's beginning and goes on otherwise: that is how a file with the same header looks.
 *   Nobody writes to a copy, and what was cut back is begun anew.
 */
import { blockSize } from '../../../src/input/fingerprint.ts'
import { Files, packed } from './files.ts'
import { Growing } from './growing.ts'
import type { Header } from './header.ts'
import { Ledger } from './ledger.ts'
import { anchorIn, type Entry, Service } from './service.ts'

export type DatedLog = 'app.log' | 'web.log'
export type Log = DatedLog | 'plain.log'

export class LogFolder {
  readonly ledger: Ledger = new Ledger()
  readonly files: Files = new Files()
  private readonly header: Header
  private readonly service: Service
  /** What is still missing of a line, and the name that the file has by now. */
  private half: { name: string; rest: string } | undefined
  private readonly growing: Growing = new Growing(this.files)
  private readonly cutBack: Set<string> = new Set()
  private uploads = 0

  constructor(header: Header) {
    this.header = header
    this.service = new Service(this.ledger, header)
  }

  /** A run has been over the folder. Unless it was disturbed, all that is there has been read. */
  wasRead(undisturbed: boolean): void {
    for (const name of this.files.names().filter((file) => this.files.has(file))) {
      this.ledger.wasRead(this.files.textOf(name), undisturbed && !this.growing.has(name))
    }
  }

  write(log: Log, entries: readonly Entry[], again = false): void {
    this.growing.complete(log)
    for (const entry of entries) {
      if (this.half?.name === log) this.finishHalf()
      if (this.cutBack.delete(log)) this.files.truncate(log, 0)
      if (log === 'plain.log') this.files.append(log, this.service.undated(entry))
      else if (this.isBlank(log)) this.files.write(log, this.service.beginning(entry))
      else this.files.append(log, this.service.dated(entry, again))
    }
    if (log === 'plain.log') this.files.remove('plain.log.bak')
  }

  /** One line in each, all at the same time. */
  writeAtOnce(entry: Entry): void {
    this.write('app.log', [entry])
    this.write('web.log', [entry], true)
  }

  writeHalf(log: DatedLog, entry: Entry): void {
    this.growing.complete(log)
    if (this.half !== undefined || this.isBlank(log) || this.cutBack.has(log)) return
    const text = this.service.dated({ ...entry, cause: undefined })
    // In the midst of the code: neither part says it.
    const cut = text.indexOf('code=') + 7
    this.files.append(log, text.slice(0, cut))
    this.half = { name: log, rest: text.slice(cut) }
  }

  /** The file as it is before the first event. */
  create(log: DatedLog): void {
    if (this.header.alone && !this.files.has(log)) this.files.write(log, this.header.text)
  }

  /** The service goes on writing to the renamed file until its line is complete. */
  rename(log: Log): void {
    if (!this.files.has(log)) return
    this.shift(log)
    this.move(log, `${log}.1`)
    this.cutBack.delete(log)
  }

  /** A line that it tears apart is none; the second part begins the new content. */
  copyTruncate(log: Log): void {
    if (!this.files.has(log)) return
    this.shift(log)
    this.files.copy(log, `${log}.1`)
    this.empty(log)
  }

  private empty(log: Log): void {
    this.growing.complete(log)
    this.files.truncate(log, 0)
    this.cutBack.delete(log)
    if (this.half?.name !== log) return
    this.files.append(log, `${this.half.rest}${this.service.dated({ code: 2004, padding: 0 })}`)
    this.half = undefined
  }

  compress(log: Log, keep: boolean, members: number): void {
    for (const name of this.uncompressed(log)) {
      this.files.write(`${name}.gz`, packed(this.files.read(name), members))
      if (!keep) this.remove(name)
    }
  }

  /** gzip at work: the original goes when the other is complete. */
  compressSlowly(log: Log, part: number): void {
    const name = this.uncompressed(log)[0]
    if (name === undefined || this.half?.name === name) return
    this.growPacked(`${name}.gz`, this.files.read(name), part, () => this.remove(name))
  }

  /** A compressed log that comes from elsewhere, bit by bit. */
  upload(entries: readonly Entry[], part: number): void {
    const [first, ...rest] = entries
    if (first === undefined) return
    const text = this.service.beginning(first) + rest.map((entry) => this.service.dated(entry)).join('')
    this.uploads += 1
    this.growPacked(`upload.${this.uploads}.gz`, Buffer.from(text), part, () => {})
  }

  copy(log: Log): void {
    if (this.files.has(log) && (log === 'plain.log' || anchorIn(this.files.read(log)) > 0))
      this.files.copy(log, `${log}.bak`)
  }

  copySlowly(log: DatedLog, part: number): void {
    const name = this.uncompressed(log)[0]
    if (name === undefined || this.files.has(`${name}.part`) || this.half?.name === name) return
    const bytes = this.files.read(name)
    const anchor = anchorIn(bytes)
    if (anchor > 0) this.growing.begin(`${name}.part`, bytes, between(anchor, bytes.length, part), () => {})
  }

  /** Moved away, and a copy put in its place, to which the service goes on writing once it is there. */
  copyBack(log: DatedLog, part: number): void {
    if (!this.files.has(log) || this.half?.name === log || this.cutBack.has(log)) return
    this.rename(log)
    const bytes = this.files.read(`${log}.1`)
    const anchor = anchorIn(bytes)
    if (anchor === 0 || !hasTime(bytes.subarray(0, blockSize))) this.files.write(log, bytes)
    else this.growing.begin(log, bytes, between(anchor, bytes.length, part), () => {})
  }

  link(log: Log): void {
    if (this.files.has(log)) this.files.link(log, `${log}.link`)
  }

  /** Its name comes before that of the log; where it points to changes with every rotation. */
  symlink(log: Log): void {
    this.files.symlink(log, `a-link-to-${log}`)
  }

  remove(name: string): void {
    this.files.remove(name)
    this.cutBack.delete(name)
    this.growing.giveUp(name)
    if (this.half?.name === name) this.half = undefined
  }

  removeSome(which: number): void {
    const names = this.files.names()
    if (names.length > 0) this.remove(names[which % names.length] as string)
  }

  /** Most file systems give the new file the inode of the old. */
  recreate(log: Log, entries: readonly Entry[]): void {
    this.remove(log)
    this.write(log, entries)
  }

  /** Truncated in place and written again, shorter or longer than before. */
  rewrite(log: Log, entries: readonly Entry[]): void {
    if (this.files.has(log)) this.empty(log)
    this.write(log, entries)
  }

  /** Its end is lost. */
  cut(log: DatedLog, part: number): void {
    this.growing.complete(log)
    const anchor = this.files.has(log) ? anchorIn(this.files.read(log)) : 0
    if (anchor === 0) return
    this.files.truncate(log, between(anchor, this.files.sizeOf(log), part))
    if (this.half?.name === log) this.half = undefined
    this.cutBack.add(log)
  }

  /** Everything that was begun is brought to its end. */
  complete(): void {
    this.finishHalf()
    this.growing.completeAll()
  }

  private finishHalf(): void {
    if (this.half !== undefined) this.files.append(this.half.name, this.half.rest)
    this.half = undefined
  }

  private growPacked(name: string, content: Buffer, part: number, then: () => void): void {
    // A header with a code is never alone, not even in the part of a compressed file that can be unpacked.
    const anchor = this.header.alone ? 0 : anchorIn(content)
    const first = anchor === 0 ? Buffer.alloc(0) : packed(content.subarray(0, anchor), 1)
    const bytes = Buffer.concat([first, packed(content.subarray(anchor), 1)])
    this.growing.begin(name, bytes, between(first.length, bytes.length, part), then)
  }

  /** `.1` becomes `.2` and so on, compressed or not. What is half written is completed first. */
  private shift(log: Log): void {
    this.growing.completeAll()
    const numbered = this.files.names().filter((name) => name.startsWith(`${log}.`) && /\.\d/.test(name))
    for (const name of numbered.sort((a, b) => numberOf(b) - numberOf(a))) {
      this.move(name, name.replace(/\.\d+/, `.${numberOf(name) + 1}`))
    }
  }

  private move(name: string, to: string): void {
    this.files.rename(name, to)
    if (this.half?.name === name) this.half.name = to
  }

  /** What was rotated and not compressed yet; the log is rotated where there is none. */
  private uncompressed(log: Log): string[] {
    const names = () =>
      this.files
        .names()
        .filter((name) => name.startsWith(`${log}.`) && /\.\d+$/.test(name))
        .filter((name) => !this.files.has(`${name}.gz`))
    if (names().length === 0) this.rename(log)
    return names()
  }

  private isBlank(log: DatedLog): boolean {
    return this.files.sizeOf(log) === 0
  }
}

const hasTime = (content: Buffer): boolean => /^2026-/m.test(content.toString('latin1'))

const between = (from: number, to: number, part: number): number => from + Math.floor((to - from) * part)

const numberOf = (name: string): number => Number(/\.(\d+)/.exec(name)?.[1])
