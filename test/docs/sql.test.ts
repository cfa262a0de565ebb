/**
 * The questions of docs/sql.md: each query, to the letter, gives the answer that is counted from the events by hand and
 * that the page shows, also with the sqlite3 of the machine; and what the page says about reading much is so.
 */
import { describe, expect, test } from 'vitest'
import { answers } from './answers.ts'
import { engines, planOf, type Value } from './engines.ts'
import { asOf, questions } from './questions.ts'
import { publishedStore } from './store.ts'

const file = publishedStore()
const empty = publishedStore([], [])

/** What asks for one row whatever there is, and what asks the catalogue. */
const answersOfNothing: Readonly<Record<string, Value[][]>> = {
  'Up to when is this counted?': [[null, 0, null]],
  'What does a code mean, everywhere?': answers['What does a code mean, everywhere?']?.() as Value[][],
}

/** As sqlite3 prints it; a per cent keeps its decimal place. */
const shown = (value: Value, column: string | undefined): string =>
  column === 'percent' && typeof value === 'number' ? value.toFixed(1) : String(value ?? '')

test('every question has an answer, and every answer a question', () => {
  expect(questions.map(({ title }) => title).toSorted()).toEqual(Object.keys(answers).toSorted())
})

describe.each(questions)('$title', ({ title, remark, sql, columns, rows }) => {
  const answer = answers[title]?.() ?? []

  test('the page shows what the events give', () => {
    expect(answer.length).toBeGreaterThan(0)
    expect(rows).toEqual(answer.map((row) => row.map((value, at) => shown(value, columns[at]))))
  })

  test.for(engines)('$name gives it', ({ ask, missing }, { skip }) => {
    skip(missing !== undefined, missing)
    expect(ask(file, asOf(sql))).toEqual({ columns, rows: answer })
  })

  test.for(engines)('$name takes the query as it stands, and a store without counts', (engine, { skip }) => {
    skip(engine.missing !== undefined, engine.missing)
    expect(engine.ask(empty, sql).rows).toEqual(answersOfNothing[title] ?? [])
  })

  test('the page says whether all hours or all minutes are read', () => {
    const plan = planOf(file, sql)
    const reads = (table: string): boolean => plan.some((step) => step.startsWith(`SCAN ${table}`))
    expect({ hours: reads('hour_counts'), minutes: reads('minute_counts') }).toEqual({
      hours: remark.startsWith('Reads all hours.'),
      minutes: remark.startsWith('Reads all minutes.'),
    })
  })
})
