// Starts the server from the environment, and shuts it down in order.
import { once } from 'node:events'
import { createServer as createProbe } from 'node:net'
import { mistyped } from '../platform/known-settings.ts'
import { openPort } from '../platform/port.ts'
import { explain } from '../platform/settings.ts'
import type { Server } from './app.ts'
import { isLoopback } from '../platform/neighbours.ts'
import { homeOrigin, reachableOrigins } from './settings/addresses.ts'
import { type ServerConfig, readConfig } from './settings/config.ts'
import type { Logger } from './ops/port.ts'

/** Milliseconds. A shutdown that takes longer is cut off. */
const patienceMs = 15_000

async function main(): Promise<void> {
  const config = readConfig()
  await requirePort(config)
  // Only now: nobody waits for all of the server's code to read that a setting is wrong.
  const { createServer } = await import('./app.ts')
  const server = await createServer(config, { checksOutput: config.logLevel === 'debug' })
  endOnSignals(server)
  for (const { name, meant } of mistyped(process.env)) {
    server.ctx.log.warn({ name }, `${name} is none of Alura's settings. Did you mean ${meant}?`)
  }
  const url = await server.start().catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  warnOfOthers(config, server.ctx.log)
  const port = Number(new URL(url).port || config.port)
  const ready = { ready: true, url: homeOrigin({ ...config, port }), network: config.network }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
}

/** Checked before anything else, because a taken port is the most common reason why a server does not start. */
async function requirePort({ host, port }: ServerConfig): Promise<void> {
  const probe = createProbe()
  await openPort({ host, port, setting: 'PORT' }, async () => {
    probe.listen(port, host)
    await once(probe, 'listening')
  })
  probe.close()
  await once(probe, 'close')
}

/** Listening for other machines should be noticed, and is incomplete without PUBLIC_URL. */
function warnOfOthers(config: ServerConfig, log: Logger): void {
  if (isLoopback(config.host) || config.publicUrl !== undefined) return
  log.warn(
    {},
    `HOST=${config.host} lets other machines in, at ${reachableOrigins(config).join(', ')}. ` +
      'Any other name is refused until PUBLIC_URL says it, and what travels over plain http can be read on the way: ' +
      'put a proxy with TLS in front and set PUBLIC_URL=https://your.name',
  )
}

function endOnSignals(server: Server): void {
  const { log } = server.ctx
  let isEnding = false
  const end = async (code: number): Promise<void> => {
    // A second signal ends the process at once.
    if (isEnding) process.exit(1)
    isEnding = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    try {
      await server.stop()
    } catch (error) {
      log.error({ error }, 'the server did not end in order')
      process.exit(1)
    }
    process.exit(code)
  }
  // Ctrl-C reaches every process of a terminal; a process started by another waits for that one's message.
  process.on('SIGINT', () => process.connected || void end(0))
  // `disconnect`: the process that started this one has ended.
  for (const event of ['SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.on(event, () => void end(0))
  }
  if (process.connected === false) void end(0)
  // The state is unknown after such an error: end, and let the next start recover from storage and exchange.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error({ error }, 'unexpected failure')
      void end(1)
    })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
})
