// `npm run dev`: localnet, the API (restarted when its sources change) and the dashboard with hot reload.
import { join } from 'node:path'
import { createServer } from 'vite'
import { startNode, type Running } from './processes.ts'

process.chdir(join(import.meta.dirname, '..'))
const running: Running[] = []
const show = (name: string) => (line: string) => console.log(`[${name}] ${line}`)

if (process.env['VITE_API_URL'] === undefined) {
  if ((process.env['NETWORK'] ?? 'localnet') === 'localnet')
    running.push(await startNode('localnet/main.ts', {}, show('localnet')))
  running.push(
    await startNode('server/main.ts', {}, show('api'), ['--watch', '--watch-preserve-output']),
  )
}
const vite = await createServer()
await vite.listen()
vite.printUrls()

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())

async function stop(): Promise<void> {
  await vite.close()
  for (const process_ of running.toReversed()) await process_.stop()
  process.exit(0)
}
