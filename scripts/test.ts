// `npm test`: the one word for "is it good?". Runs every check, unit test and story, and ends with what ran and how it went.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const results = join(root, '.cache/test-results')

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const checks = ['types', 'lint', 'walls', 'format:check', 'dead', 'docs', 'build']
const total: Tally = { passed: 0, failed: 0, skipped: 0 }

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
for (const check of checks)
  tally(check, { passed: 0, failed: 0, skipped: 0, [run(check) ? 'passed' : 'failed']: 1 })
suite(
  'unit',
  ['--reporter=dot', '--reporter=json', `--outputFile.json=${join(results, 'unit.json')}`],
  readVitest,
)
suite('e2e', [], readPlaywright)

console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
)
process.exit(total.failed === 0 ? 0 : 1)

function run(script: string, more: string[] = []): boolean {
  console.log(`\n— ${script}`)
  const args = ['run', '--silent', script, ...(more.length > 0 ? ['--', ...more] : [])]
  return spawnSync('npm', args, { cwd: root, stdio: 'inherit' }).status === 0
}

function suite(script: string, more: string[], read: (report: unknown) => Tally): void {
  const ok = run(script, more)
  const report = join(results, `${script}.json`)
  const found = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 1, skipped: 0 }
  // A runner can fail without a failing test: a file that does not load, a worker that dies.
  if (!ok && found.failed === 0) found.failed = 1
  if (found.passed === 0) found.failed = Math.max(found.failed, 1)
  tally(script, found)
}

function tally(name: string, found: Tally): void {
  total.passed += found.passed
  total.failed += found.failed
  total.skipped += found.skipped
  console.log(`${name}: ${found.passed} passed, ${found.failed} failed, ${found.skipped} skipped`)
}

function number(report: unknown, ...path: string[]): number {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    report,
  )
  return typeof value === 'number' ? value : 0
}

function readVitest(report: unknown): Tally {
  return {
    passed: number(report, 'numPassedTests'),
    failed: number(report, 'numFailedTests'),
    skipped: number(report, 'numPendingTests'),
  }
}

function readPlaywright(report: unknown): Tally {
  return {
    passed: number(report, 'stats', 'expected') + number(report, 'stats', 'flaky'),
    failed: number(report, 'stats', 'unexpected'),
    skipped: number(report, 'stats', 'skipped'),
  }
}
