import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { textMacros } from './scripts/texts/macros.ts'

const everyTest = '{contract,engine,platform,server,localnet,src,scripts,bench}/**/*.test.{ts,tsx}'

/**
 * Test files that share a process, which then loads and compiles the tested code only once: a third less work. A
 * file that needs a page, a faked clock, a stubbed global, or anything else that others would notice, has a process
 * of its own.
 */
const sharing = globSync(
  '{contract,engine,src/lib,server/board,server/people,server/money/transfers}/**/*.test.ts',
).filter((file) => !/@vitest-environment|\bvi\./.test(readFileSync(file, 'utf8')))

export default defineConfig({
  plugins: [textMacros()],
  test: {
    environment: 'node',
    // For a busy machine: a hanging test is found later, but a slow one does not fail.
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
