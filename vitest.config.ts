import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const everyTest = '{contract,engine,platform,server,localnet,src,scripts,bench}/**/*.test.{ts,tsx}'

/**
 * Test files that share a process, which loads and compiles what they test once and not for each: a third less to do.
 * A page, a faked clock, a stubbed global, whatever the others would notice: such a file has a process of its own.
 */
const sharing = globSync(
  '{contract,engine,src/lib,server/board,server/people,server/money/transfers}/**/*.test.ts',
).filter((file) => !/@vitest-environment|\bvi\./.test(readFileSync(file, 'utf8')))

export default defineConfig({
  test: {
    environment: 'node',
    // For a crowded machine: what hangs is found later, what is slow is not called broken.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // Two files at a time: each may run its own exchange, chain and database.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      { extends: true, test: { name: 'alone', include: [everyTest], exclude: sharing } },
    ],
  },
})
