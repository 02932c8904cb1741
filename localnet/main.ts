// The outside world as one process: a chain with USDC, and an exchange that trades against a simulated market.
import { join, resolve } from 'node:path'
import { startChain } from './chain/chain.ts'
import { startExchange } from './exchange/exchange.ts'
import { type House, startHouse } from './house/house.ts'
import { createMarket } from './market/market.ts'
import { lockFolder } from '../platform/folder-lock.ts'
import { corsOriginsFrom, isOn, portFrom, textFrom } from '../platform/settings.ts'

function log(line: string) {
  process.stderr.write(`${line}\n`)
}

/** Where the API of this machine listens, when there is one. */
function apiUrl(host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${portFrom(process.env, 'PORT', 3000)}`
}

async function main() {
  const exchangePort = portFrom(process.env, 'EXCHANGE_PORT', 3001)
  const chainPort = portFrom(process.env, 'CHAIN_PORT', 8545)
  const host = process.env['HOST'] || '127.0.0.1'
  const friends = corsOriginsFrom(process.env)
  const seed = textFrom(process.env, 'SEED') ?? 'alura'
  const hasHouse = isOn(process.env, 'HOUSE_TRADERS')
  const dataDir = resolve(process.env['DATA_DIR'] || '.alura', 'localnet')
  const unlock = lockFolder(dataDir)

  const chain = await startChain({
    port: chainPort,
    dataDir: join(dataDir, 'chain'),
    friends,
    log,
  })
  const market = createMarket({ seed })
  const exchange = await startExchange({
    port: exchangePort,
    dataDir: join(dataDir, 'exchange'),
    market,
    chain,
    seed,
    friends,
    log,
  }).catch(async (error: unknown) => {
    await chain.stop()
    throw error
  })

  const house: House | undefined = hasHouse
    ? startHouse({ seed, market, exchange, apiUrl: apiUrl(host), log })
    : undefined

  let stopping = false
  async function stop() {
    if (stopping) return
    stopping = true
    await house?.stop()
    await exchange.stop()
    await chain.stop()
    unlock()
    process.exit(0)
  }
  // `disconnect`: the process that started this one is gone.
  for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'] as const) {
    process.on(event, () => void stop())
  }
  if (process.connected === false) void stop()
  process.stdout.write(
    `${JSON.stringify({ ready: true, exchange: exchange.url, chain: chain.rpcUrl })}\n`,
  )
}

/** One line a person can act on; the stack only when the cause is unknown. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (/address already in use/i.test(error.message)) {
    return `${error.message}: set EXCHANGE_PORT or CHAIN_PORT to a free port`
  }
  return error.message
}

main().catch((error: unknown) => {
  log(`localnet: ${explain(error)}`)
  process.exit(1)
})
