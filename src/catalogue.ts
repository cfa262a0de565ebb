/** `authing-annotate/catalogue`: the codes and what they mean, without anything that reads logs. */
export { catalogue } from './catalogue/built-in.ts'
export { type Catalogue, createCatalogue, withRecords } from './catalogue/catalogue.ts'
export { type Language, languages } from './catalogue/language.ts'
export {
  type CodeRecord,
  type Documented,
  type Origin,
  origins,
  type Severity,
  severities,
  type Texts,
} from './catalogue/record.ts'
