/**
 * A logger's records, one after the other: each as the bytes that go on, with one more member where it holds codes. What
 * is no JSON object (a broken record, `null`) or too long to be read to its end goes on as it came. Never throws.
 */
import { observe } from '../annotate/count-lines.ts'
import type { LogLine } from '../annotate/log-lines.ts'
import { addMember, isJsonObject } from '../annotate/member.ts'
import { annotationFor, type Observer } from '../annotate/pipeline.ts'
import { readLines } from '../annotate/read-lines.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Language } from '../catalogue/language.ts'
import { createDetector } from '../detect/detect.ts'
import type { Evidence } from '../detect/hit.ts'
import { defaultMaxLine } from '../input/framer.ts'

export interface RecordOptions {
  readonly catalogue: Catalogue
  readonly language: Language
  readonly minEvidence: Evidence
  /** Whether the member is added. */
  readonly annotate: boolean
}

export interface Records {
  /** Takes a record without its newline and gives its bytes with one. */
  readonly pass: (record: string) => Buffer
  readonly close: () => void
}

const encoding = 'utf-8'

/** `observer` is told of the records with codes, as of the lines of any log. */
export function createRecords(options: RecordOptions, observer: Observer): Records {
  const { catalogue, language, minEvidence, annotate } = options
  const detector = createDetector(catalogue)
  const reader = readLines({ detector, minEvidence, encoding, maxLine: defaultMaxLine })

  const withAnnotations = (bytes: Buffer, { line, hits, mark, printed }: LogLine): Buffer => {
    if (hits.length === 0 || mark !== 'none' || !isJsonObject(printed)) return bytes
    const annotations = hits.map((hit) => annotationFor(hit, printed, { catalogue, detector, language }))
    return Buffer.concat(addMember({ ...line, bytes }, annotations))
  }
  return {
    pass: (record) => {
      const bytes = Buffer.from(`${record}\n`)
      let passed: Buffer = bytes
      for (const scan of reader.push(bytes)) {
        observe(scan, observer)
        // A record ends in the last of its scans, and no other line does.
        for (const line of scan.lines) if (annotate) passed = withAnnotations(bytes, line)
      }
      return passed
    },
    close: () => reader.close(),
  }
}
