import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { compileCache } from './scripts/stack/processes.ts'
import { textMacros } from './scripts/texts/macros.ts'

// For the workers, and for the processes that tests start.
process.env['NODE_COMPILE_CACHE'] ??= compileCache

const everyTest =
  '{contract,engine,sandbox,platform,server,localnet,src,scripts,bench}/**/*.test.{ts,tsx}'

/**
 * What others in the process would notice, or what they would have changed: a page, a faked clock, a stubbed global,
 * modules loaded anew, its memory, what a file says of itself.
 */
const noticed =
  /@vitest-environment|@own-process|\bvi\.(use|stub|spy|set|mock|doMock|hoisted|reset|advance)|memoryUsage|\bprocess\.(chdir|env\S* = )/

/** Itself, or one of the test helpers that it imports. */
function isNoticed(file: string): boolean {
  const text = readFileSync(file, 'utf8')
  if (noticed.test(text)) return true
  const helpers = [...text.matchAll(/from '(\.\S*\/testing\/\S+\.tsx?)'/g)]
  return helpers.some(([, path = '']) => isNoticed(join(dirname(file), path)))
}

/**
 * Test files that share a process, which loads and compiles what they test once and not for each: half the work.
 * What the others would notice has a process of its own, and so have most tests of the dashboard: many of its modules
 * remember something for as long as the page lasts.
 */
const sharing = globSync(
  '{contract,engine,sandbox,platform,server,localnet,src/lib}/**/*.test.ts',
).filter((file) => !isNoticed(file))

export default defineConfig({
  plugins: [textMacros()],
  test: {
    environment: 'node',
    // For a busy machine: a hanging test is found later, but a slow one does not fail.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // One more than a small machine has cores: a file with an exchange, a chain or a process of its own waits for a
    // third of its time.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      { extends: true, test: { name: 'alone', include: [everyTest], exclude: sharing } },
    ],
  },
})
