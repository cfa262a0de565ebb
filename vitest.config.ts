import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import ProofsFirst from './test/proofs-first.ts'

/** Long tests that no zone concerns: once is enough. */
const zoneless = [
  'test/annotate/{program,properties,sieved-lines}.test.ts',
  'test/bench/**',
  'test/cli/{command-line,completion,db,ingest-threads,inputs,loaded,man,plain-request,push}.test.ts',
  'test/detect/**',
  'test/docs/**',
  'test/faults/{bytes,hostile,line-size,pipes,store-files,structure}.test.ts',
  'test/fleet/**',
  'test/integrations/**',
  'test/library/**',
  'test/metrics/**',
  'test/nats/**',
  'test/package/**',
  'test/pino/**',
  'test/push/**',
  'test/postgres/**',
  'test/report/page/**',
  'test/sieve/**',
  'test/store/**',
]

const inZone = (TZ: string, exclude: readonly string[] = []) => ({
  extends: true as const,
  test: { name: TZ, env: { TZ }, include: ['test/**/*.test.ts'], exclude: ['test/proof/**', ...exclude] },
})

/** The long proofs, which no zone concerns. */
const proof = { extends: true as const, test: { name: 'proof', include: ['test/proof/**/*.test.ts'] } }

// All the rest runs twice: what depends on the zone of the machine shows where the two differ.
export default defineConfig({
  test: {
    pool: 'forks',
    // Most tests wait for programs and servers that they have started: one more for every two cores is never idle.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    globalSetup: 'test/build.ts',
    reporters: ['default', './test/closing-line.ts'],
    sequence: { sequencer: ProofsFirst },
    testTimeout: 120_000,
    projects: [inZone('UTC'), inZone('Asia/Shanghai', zoneless), proof],
  },
})
