/** Compares detection with the labels of a corpus; a pair is (line, code), over known, inferred and unknown codes. */
import { readFileSync } from 'node:fs'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { evidences } from '../../src/detect/hit.ts'

interface Label {
  readonly id: string
  readonly line: string
  readonly codes: readonly number[]
  readonly inferred: readonly number[]
  readonly unknown: readonly number[]
  readonly grade: string
  readonly shape: string
  readonly why: string
}

export interface Score {
  right: number
  wrong: number
  missed: number
}

export interface Result {
  readonly lines: number
  readonly all: Score
  readonly byGrade: ReadonlyMap<string, Score>
  readonly byShape: ReadonlyMap<string, Score>
  readonly misses: readonly string[]
  readonly otherGrade: readonly string[]
}

export function measure(file: string): Result {
  const labels = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Label)
  const { detect } = createDetector(catalogue)
  const all: Score = { right: 0, wrong: 0, missed: 0 }
  const byGrade = new Map<string, Score>()
  const byShape = new Map<string, Score>()
  const misses: string[] = []
  const otherGrade: string[] = []

  for (const label of labels) {
    const hits = detect(label.line)
    const expected = new Set([
      ...label.codes.map((code) => `${code}`),
      ...label.inferred.map((code) => `${code} inferred`),
      ...label.unknown.map((code) => `${code} unknown`),
    ])
    const found = new Set(
      hits.map(
        ({ code, known, evidence }) =>
          `${code}${known ? (evidence === 'inferred' ? ' inferred' : '') : ' unknown'}`,
      ),
    )
    const wrong = [...found].filter((pair) => !expected.has(pair))
    const missed = [...expected].filter((pair) => !found.has(pair))
    for (const score of [all, entry(byGrade, label.grade), entry(byShape, label.shape)]) {
      score.right += found.size - wrong.length
      score.wrong += wrong.length
      score.missed += missed.length
    }
    if (wrong.length + missed.length > 0) {
      misses.push(
        `${label.id} wrong [${wrong}] missed [${missed}] rule ${hits.map(({ rule }) => rule)} (${label.why})\n      ${label.line}`,
      )
    }
    const grade = evidences.find((evidence) => hits.some((hit) => hit.evidence === evidence)) ?? 'none'
    if (grade !== label.grade)
      otherGrade.push(`${label.id} ${label.grade}, found ${grade}: ${label.line.slice(0, 160)}`)
  }
  return { lines: labels.length, all, byGrade, byShape, misses, otherGrade }
}

function entry(scores: Map<string, Score>, name: string): Score {
  const held = scores.get(name) ?? { right: 0, wrong: 0, missed: 0 }
  scores.set(name, held)
  return held
}
