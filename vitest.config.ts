import { defineConfig } from 'vitest/config'

const inZone = (TZ: string) => ({
  extends: true as const,
  test: { name: TZ, env: { TZ }, include: ['test/**/*.test.ts'], exclude: ['test/proof/**'] },
})

/** The long proofs, which no zone concerns. */
const proof = { extends: true as const, test: { name: 'proof', include: ['test/proof/**/*.test.ts'] } }

// All the rest runs twice: what depends on the zone of the machine shows where the two differ.
export default defineConfig({
  test: {
    pool: 'forks',
    // Most tests wait for programs that they have started.
    maxWorkers: '100%',
    globalSetup: 'test/build.ts',
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 120_000,
    projects: [inZone('UTC'), inZone('Asia/Shanghai'), proof],
  },
})
