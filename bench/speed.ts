/**
 * Measures ours beside its peers and prints the table; `--write` makes it `bench/RESULTS.md`. Exit 1 where ours found
 * anything else than what was put in. Options: `speed/options.ts`; the works: `speed/works.ts`.
 */
import { writeFileSync } from 'node:fs'
import { UserError } from '../src/user-error.ts'
import { tellPeers } from './speed/known.ts'
import { measure, type Result } from './speed/measure.ts'
import { readOptions, usage } from './speed/options.ts'
import { tables } from './speed/report.ts'
import { resultsPage } from './speed/results.ts'
import { openScratch } from './speed/scratch.ts'
import { works } from './speed/works.ts'

async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) {
    console.log(`${usage}\n\nWorks: ${works.map(({ name }) => name).join(', ')}`)
    return 0
  }
  const options = readOptions(
    words,
    works.map(({ name }) => name),
  )
  const { size, rounds, only, write } = options
  const scratch = openScratch(options.folder, size, (text) => console.error(`  ${text}`))
  const surroundings = tellPeers(scratch.folder)

  const results: Result[] = []
  for (const work of works.filter(({ name }) => only.length === 0 || only.includes(name))) {
    console.error(`${work.name}: ${work.title}`)
    const result = await measure(work, scratch, surroundings, rounds)
    if (result.kind === 'left out') console.error(`  left out: ${result.skipped}`)
    results.push(result)
  }
  console.log(tables(results))

  const wrong = results.flatMap((result) =>
    result.kind === 'timed' ? result.wrong.map((what) => `${result.work.name}: ${what}`) : [],
  )
  if (wrong.length > 0) {
    console.error(`\nours has found something else than what was put in:\n${wrong.join('\n')}`)
    return 1
  }
  if (write) writeFileSync(new URL('RESULTS.md', import.meta.url), resultsPage(results, options, new Date()))
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(`bench: ${error.message}\n  ${error.advice}`)
  process.exitCode = error.exitCode
}
