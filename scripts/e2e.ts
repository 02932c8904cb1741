// `npm run e2e`: runs the stories of e2e/ in a real browser, with the real product on free ports and a temporary
// data folder.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findBrowser } from './stack/browser.ts'
import { buildIfStale, dashboardDir } from './build/dashboard-build.ts'
import { startStack } from './stack/stack.ts'
import { startKeyVenues } from '../server/testing/key-venues/key-venues.ts'

/** Milliseconds. */
const hour = 3_600_000
const root = join(import.meta.dirname, '..')
process.chdir(root)

const browser = findBrowser()
await buildIfStale()

const quiet = (line: string) => {
  if (/error|warn|fatal/i.test(line)) console.log(line)
}
/** A stand-in for the exchanges that are read by API key. The stories use these two keys. */
const venues = await startKeyVenues()
venues.allow({ apiKey: 'key-that-reads', secret: 'its-secret' })
venues.allow({ apiKey: 'key-that-withdraws', secret: 'its-secret', mayWithdraw: true })
const stack = await startStack(
  {
    DASHBOARD_DIR: dashboardDir,
    LOG_LEVEL: 'warn',
    HOUSE_TRADERS: 'on',
    // Their past fills the leaderboard. A dozen sessions that trade all the while would cost every story time.
    HOUSE_TURN_MS: String(24 * hour),
    KEY_VENUES_URL: venues.url,
  },
  quiet,
)
let status = 1
try {
  status = await playwright({ ALURA_URL: stack.url, CHROMIUM_PATH: browser })
} finally {
  await stack.stop()
  await venues.stop()
}
process.exit(status)

function playwright(env: NodeJS.ProcessEnv): Promise<number> {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const child = spawn(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
