/**
 * The catalogue in the forms in which other programs look codes up, each as the program that reads it wants it. What
 * they are used with is in `integrations/`.
 */
import type { Language } from '../../catalogue/language.ts'
import type { CodeRecord } from '../../catalogue/record.ts'
import { csvLines } from '../csv.ts'
import type { Records } from '../report.ts'
import { type Entry, entriesOf } from './entry.ts'
import { everyRecord } from './every-record.ts'

/** Lines without their LF. */
type Form = (records: readonly CodeRecord[], language: Language) => string[]

export type LookUpForm = 'csv' | 'vector' | 'logstash' | 'splunk'

export const lookUpForms: Readonly<Record<LookUpForm, Form>> = {
  /** For people: every record, in both languages. */
  csv: (records) => csvLines(everyRecord(records)),
  /** An enrichment table of Vector. */
  vector: (records, language) => csvLines(entryTable(entriesOf(records, language), ''), { exact: true }),
  /** A dictionary of Logstash's `translate`: a code that is found is an object, whose members become fields. */
  logstash: (records, language) => dictionaryLines(entriesOf(records, language)),
  /** A lookup of Splunk, which lays its columns over the fields of an event: none may be called `message`. */
  splunk: (records, language) =>
    csvLines(entryTable(entriesOf(records, language), 'authing_'), { exact: true }),
}

const entryFields = [
  'code',
  'severity',
  'origin',
  'other_origins',
  'message',
  'description',
  'advice',
  'advice_by',
  'url',
] as const satisfies readonly (keyof Entry)[]

const entryTable = (entries: readonly Entry[], prefix: string): Pick<Records, 'fields' | 'rows'> => ({
  fields: entryFields.map((field) => prefix + field),
  rows: entries.map((entry) =>
    entryFields.map((field) => (field === 'other_origins' ? entry[field].join(' ') : entry[field])),
  ),
})

/** A line a code, so that a comparison of two files shows what has changed. */
function dictionaryLines(entries: readonly Entry[]): string[] {
  const members = entries.map((entry) => `"${entry.code}": ${JSON.stringify(entry)}`)
  return ['{', ...members.map((member, index) => (index < members.length - 1 ? `${member},` : member)), '}']
}
