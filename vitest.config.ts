import { defineConfig } from 'vitest/config'

const inZone = (TZ: string) => ({
  extends: true as const,
  test: { name: TZ, env: { TZ } },
})

// Everything runs twice: what depends on the zone of the machine shows where the two differ.
export default defineConfig({
  test: {
    pool: 'forks',
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 120_000,
    projects: [inZone('UTC'), inZone('Asia/Shanghai')],
  },
})
