// `npm run e2e`: the stories of e2e/ in a real browser, against the real product on free ports and a throw-away data folder.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { buildIfStale, dashboardDir } from './dashboard-build.ts'
import { freePort, startNode, type Running } from './processes.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

const browser = findBrowser()
await buildIfStale()

const dataDir = mkdtempSync(join(tmpdir(), 'alura-e2e-'))
const running: Running[] = []
const quiet = (line: string) => {
  if (/error|warn|fatal/i.test(line)) console.log(line)
}
let status = 1
try {
  const env = {
    DATA_DIR: dataDir,
    DASHBOARD_DIR: dashboardDir,
    PORT: String(await freePort()),
    EXCHANGE_PORT: String(await freePort()),
    CHAIN_PORT: String(await freePort()),
    NETWORK: 'localnet',
    DATABASE_URL: '',
    LOG_LEVEL: 'warn',
  }
  running.push(await startNode('localnet/main.ts', env, quiet))
  running.push(await startNode('server/main.ts', env, quiet))
  status = await playwright({ ALURA_URL: `http://127.0.0.1:${env.PORT}`, CHROMIUM_PATH: browser })
} finally {
  for (const process_ of running.toReversed()) await process_.stop()
  rmSync(dataDir, { recursive: true, force: true })
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
