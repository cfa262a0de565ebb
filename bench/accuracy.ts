/**
 * Prints precision and recall of detection over a labelled corpus, by evidence and by shape, and lists every miss.
 *
 * Usage: npm run accuracy [FILE…]; without a file, every corpus in fixtures/corpus. A file holds one JSON object a
 * line, as described in fixtures/README.md. Exit 1 where precision < 0.995 or recall < 0.99.
 */
import { readdirSync } from 'node:fs'
import { measure, type Score } from '../test/accuracy/measure.ts'

const folder = new URL('../fixtures/corpus/', import.meta.url)
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .map((name) => new URL(name, folder).pathname)

const row = (name: string, score: Score): string => {
  const ratio = (part: number, whole: number): string => (whole === 0 ? '    –' : (part / whole).toFixed(4))
  const found = score.right + score.wrong
  return `  ${name.padEnd(20)} precision ${ratio(score.right, found)}  recall ${ratio(score.right, score.right + score.missed)}  (${score.right} right, ${score.wrong} wrong, ${score.missed} missed)`
}

for (const file of files) {
  const result = measure(file)
  console.log(`${file.split('/').at(-1)}: ${result.lines} lines`)
  console.log(row('all', result.all))
  console.log(' by evidence of the label')
  for (const [name, score] of result.byGrade) console.log(row(name, score))
  console.log(' by shape')
  for (const [name, score] of result.byShape) console.log(row(name, score))
  console.log(`  grade differs from the label on ${result.otherGrade.length} lines`)
  for (const miss of result.otherGrade) console.log(`  ~ ${miss}`)
  for (const miss of result.misses) console.log(`  ! ${miss}`)
  const { right, wrong, missed } = result.all
  if (right / (right + wrong) < 0.995 || right / (right + missed) < 0.99) process.exitCode = 1
}
