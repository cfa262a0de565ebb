/** All rows of the comparison, in the order of the table. */
import type { Work } from './work.ts'
import { annotateWorks } from './works/annotate.ts'
import { archivesWork } from './works/archives.ts'
import { ingestWorks } from './works/ingest.ts'
import { memoryWork } from './works/memory.ts'
import { explainWork, topWork } from './works/start.ts'

export const works: readonly Work[] = [
  ...ingestWorks,
  ...annotateWorks,
  archivesWork,
  explainWork,
  topWork,
  memoryWork,
]
