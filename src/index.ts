/**
 * authing-annotate as a library: detection, the catalogue, and a stream that finds codes line by line.
 */
export { type Annotation, annotationOf, type Meaning } from './annotate/annotation.ts'
export { type DetectedLine, detectionStream } from './annotate/detection-stream.ts'
export { meaningsOf } from './annotate/meaning.ts'
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
export { createDetector, type Detector } from './detect/detect.ts'
export { type Evidence, evidences, type Hit } from './detect/hit.ts'
export { createRecordDetector, type RecordDetector } from './detect/records.ts'
