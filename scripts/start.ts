// `npm start`: builds the dashboard when it is missing or older than its sources, starts localnet beside the API when the
// network is localnet, and keeps both up until it is told to stop.
import { join } from 'node:path'
import { buildIfStale, dashboardDir } from './dashboard-build.ts'
import { endWithShell, startNode, type Running } from './processes.ts'

const root = join(import.meta.dirname, '..')
const network = process.env['NETWORK'] ?? 'localnet'
const running: Running[] = []
let stopping = false

process.chdir(root)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stop(0))
endWithShell(() => void stop(0))

try {
  await buildIfStale()
  if (network === 'localnet') await keepUp('localnet', 'localnet/main.ts', {})
  const api = await keepUp('api', 'server/main.ts', {
    DASHBOARD_DIR: process.env['DASHBOARD_DIR'] ?? dashboardDir,
  })
  console.log(
    `\n  Alura is ready: ${String(api.ready['url'])}   (${network}${network === 'localnet' ? ', everything simulated' : ''})\n`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  await stop(1)
}

async function keepUp(name: string, entry: string, env: NodeJS.ProcessEnv): Promise<Running> {
  const process_ = await startNode(entry, env, (line) => console.log(`[${name}] ${line}`))
  running.push(process_)
  process_.child.once('exit', (code, signal) => {
    running.splice(running.indexOf(process_), 1)
    if (!stopping) void restart(name, entry, env, code ?? signal)
  })
  return process_
}

async function restart(
  name: string,
  entry: string,
  env: NodeJS.ProcessEnv,
  why: unknown,
): Promise<void> {
  console.error(`[${name}] ended unexpectedly (${String(why)}), starting it again`)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  if (stopping) return
  try {
    await keepUp(name, entry, env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    await stop(1)
  }
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  // The API first, so that it never sees the exchange go away.
  for (const process_ of running.toReversed()) await process_.stop()
  process.exit(code)
}
