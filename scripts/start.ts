// `npm start`: builds the dashboard when it is missing or older than its sources, starts localnet beside the API when the
// network is localnet, and keeps both up until it is told to stop.
import { join } from 'node:path'
import { createLog, humanLine } from '../platform/log.ts'
import { buildIfStale, dashboardDir } from './build/dashboard-build.ts'
import { ChildEnded, endWithShell, startNode, type Running } from './stack/processes.ts'
import { welcome } from './stack/welcome.ts'

const root = join(import.meta.dirname, '..')
const network = process.env['NETWORK']?.trim() || 'localnet'
const isTerminal = process.stdout.isTTY
const log = createLog('info', { write: (line) => process.stdout.write(line) })
const running: Running[] = []
let stopping = false

process.chdir(root)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => (stopping ? force() : void stop(0)))
endWithShell(() => void stop(0))

try {
  await buildIfStale(say)
  if (network === 'localnet') {
    say('Starting the simulated exchange and chain …')
    await keepUp('localnet', 'localnet/main.ts', {})
  }
  say('Starting Alura …')
  const { ready } = await keepUp('api', 'server/main.ts', {
    DASHBOARD_DIR: process.env['DASHBOARD_DIR'] ?? dashboardDir,
  })
  const url = String(ready['url'])
  if (isTerminal) console.log(welcome(url, network, process.env))
  else console.log(JSON.stringify({ ready: true, url, network }))
} catch (error) {
  await fail(error)
}

/** Shown to people at a terminal; otherwise a log line. */
function say(words: string): void {
  if (isTerminal) console.log(words)
  else log.info(words)
}

async function keepUp(name: string, entry: string, env: NodeJS.ProcessEnv): Promise<Running> {
  const process_ = await startNode(entry, env, (line) =>
    console.log(isTerminal ? humanLine(line) : line),
  )
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
  say(`${name} ended unexpectedly (${String(why)}), starting it again`)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  if (stopping) return
  try {
    await keepUp(name, entry, env)
  } catch (error) {
    await fail(error)
  }
}

/** The child's last output has been shown already. */
async function fail(error: unknown): Promise<void> {
  if (stopping) return
  if (!(error instanceof ChildEnded)) console.error(error instanceof Error ? error.message : error)
  await stop(1)
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  if (code === 0) say('Stopping … (press Ctrl-C again to stop at once)')
  // The API first, so that it never sees the exchange go away.
  for (const process_ of running.toReversed()) await process_.stop()
  process.exit(code)
}

/** A second signal ends the process at once. */
function force(): void {
  for (const { child } of running) child.kill('SIGTERM')
  process.exit(130)
}
