// `npm run dev`: localnet, the API (restarted when its sources change) and the dashboard with hot reload.
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { humanLine } from '../platform/log.ts'
import { ChildEnded, startNode, type Running } from './stack/processes.ts'

process.chdir(join(import.meta.dirname, '..'))
const running: Running[] = []
const show = (name: string) => (line: string) => console.log(`[${name}] ${humanLine(line)}`)

let vite: ViteDevServer | undefined
let stopping = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => (stopping ? force() : void stop(0)))

try {
  if (process.env['VITE_API_URL'] === undefined) {
    if ((process.env['NETWORK']?.trim() || 'localnet') === 'localnet')
      running.push(await startNode('localnet/main.ts', {}, show('localnet')))
    running.push(
      await startNode('server/main.ts', {}, show('api'), ['--watch', '--watch-preserve-output']),
    )
  }
  vite = await createServer()
  await vite.listen()
  vite.printUrls()
} catch (error) {
  // The child's last output has been shown already.
  if (!(error instanceof ChildEnded)) console.error(error instanceof Error ? error.message : error)
  await stop(1)
}

async function stop(code: number): Promise<void> {
  stopping = true
  await vite?.close()
  for (const process_ of running.toReversed()) await process_.stop()
  process.exit(code)
}

/** A second signal ends the process at once. */
function force(): void {
  for (const { child } of running) child.kill('SIGTERM')
  process.exit(130)
}
