// `npm test`: runs every check, unit test and story, and ends with a summary.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, describeName, failedTests, storiesThat } from './test-reports.ts'

const root = join(import.meta.dirname, '..')
const results = join(root, '.cache/test-results')

interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Beside the unit tests, which wait for an exchange or a process for a third of their time. */
const checks = ['types', 'lint', 'walls', 'format:check', 'dead', 'docs', 'texts']
const total: Tally = { passed: 0, failed: 0, skipped: 0 }
const failures: string[] = []
const secondTries: string[] = []

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
// Both the checks and the tests read what it makes.
tallyCheck('build', await run('build'))
const checked = checkAll()
await unit()
await checked
await stories()

for (const line of failures) console.log(`\nfailed: ${line}`)
for (const line of secondTries) console.log(`\npassed only the second time: ${line}`)
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
)
process.exit(total.failed === 0 ? 0 : 1)

async function checkAll(): Promise<void> {
  for (const check of checks) tallyCheck(check, await run(check, { isBeside: true }))
}

async function unit(): Promise<void> {
  const first = await vitest('unit', [])
  const failed = failedTests(first.report)
  // As for stories: on a busy machine failed tests get a second try, and are listed.
  const again = process.env['CI'] && first.found.failed > 0 && failed.length > 0
  if (!again) {
    failures.push(...failed.map(describe))
    return tally('unit', first.found)
  }
  const files = [...new Set(failed.map(({ file }) => file))]
  console.log(`\n— unit, once more: ${files.join(', ')}`)
  const second = await vitest('unit-again', files)
  const stillFailed = failedTests(second.report)
  const names = new Set(stillFailed.map(describeName))
  failures.push(...stillFailed.map(describe))
  secondTries.push(...failed.filter((test) => !names.has(describeName(test))).map(describe))
  const left = second.found.failed
  tally('unit', {
    ...first.found,
    passed: first.found.passed + first.found.failed - left,
    failed: left,
  })
}

async function vitest(name: string, files: string[]): Promise<{ found: Tally; report: unknown }> {
  const out = join(results, `${name}.json`)
  const more = ['--reporter=dot', '--reporter=json', `--outputFile.json=${out}`, ...files]
  return read(out, await run('unit', { more }), readVitest)
}

async function stories(): Promise<void> {
  const { found, report } = read(join(results, 'e2e.json'), await run('e2e'), readPlaywright)
  failures.push(...storiesThat(report, 'unexpected'))
  secondTries.push(...storiesThat(report, 'flaky'))
  tally('e2e', found)
}

function read(
  file: string,
  ok: boolean,
  readTally: (report: unknown) => Tally,
): { found: Tally; report: unknown } {
  const report: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  const found = report === undefined ? { passed: 0, failed: 1, skipped: 0 } : readTally(report)
  // A runner can fail without a failed test: a file that does not load, or a worker that dies.
  if (!ok && found.failed === 0) found.failed = 1
  if (found.passed === 0) found.failed = Math.max(found.failed, 1)
  return { found, report }
}

/** Beside another, a script is quiet until it has ended, so that both stay readable. */
async function run(
  script: string,
  { more = [], isBeside = false }: { more?: string[]; isBeside?: boolean } = {},
): Promise<boolean> {
  if (!isBeside) console.log(`\n— ${script}`)
  const args = ['run', '--silent', script, ...(more.length > 0 ? ['--', ...more] : [])]
  const child = spawn('npm', args, { cwd: root, stdio: isBeside ? 'pipe' : 'inherit' })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
  const status = await new Promise((resolve) => child.once('close', resolve))
  if (isBeside) console.log(`\n— ${script}\n${Buffer.concat(said).toString()}`)
  return status === 0
}

function tallyCheck(name: string, ok: boolean): void {
  tally(name, { passed: 0, failed: 0, skipped: 0, [ok ? 'passed' : 'failed']: 1 })
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
