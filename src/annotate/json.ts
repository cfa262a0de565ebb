/** Annotations as JSON; the field names are part of the public interface. */
import type { Annotation, Meaning } from './annotation.ts'

export const annotationsJson = (annotations: readonly Annotation[]): string =>
  JSON.stringify(annotations.map(jsonOf))

function jsonOf({ code, known, evidence, meanings }: Annotation): Record<string, unknown> {
  const [first, ...others] = meanings
  return {
    code,
    known,
    evidence,
    ...fields(first),
    ...(others.length === 0 ? {} : { other_meanings: others.map(fields) }),
  }
}

function fields(meaning: Meaning): Record<string, unknown> {
  const { origin, severity, message, description, advice, adviceBy, url } = meaning
  return { origin, severity, message, description, advice, advice_by: adviceBy, url }
}
