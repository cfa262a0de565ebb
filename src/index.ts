/**
 * authing-annotate as a library: what a line or a log holds, what a code means, and the annotated log as a stream. Loads
 * no native module. The counts are in `authing-annotate/store`, the codes alone in `authing-annotate/catalogue`.
 */
export type { Meaning } from './annotate/annotation.ts'
export { type DetectedLine, detectionStream } from './annotate/detection-stream.ts'
export type { FormatName } from './annotate/formats/formats.ts'
export * from './catalogue.ts'
export { createDetector, type Detector } from './detect/detect.ts'
export { type Evidence, evidences, type Hit } from './detect/hit.ts'
export { createRecordDetector, type RecordDetector } from './detect/records.ts'
export { type AnnotateStreamOptions, annotateStream } from './library/annotate-stream.ts'
export { detect } from './library/detect.ts'
export type { DetectionOptions } from './library/detection.ts'
export { type ExplainOptions, explain } from './library/explain.ts'
export { type HitsOptions, hits, type LineWithHits, type LogSource } from './library/hits.ts'
export { UserError } from './user-error.ts'
