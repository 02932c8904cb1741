// The simulated outside world in one process: a chain with USDC, and an exchange with a simulated market.
import { join } from 'node:path'
import { startChain } from './chain/chain.ts'
import { startExchange } from './exchange/exchange.ts'
import { type House, startHouse } from './house/house.ts'
import { createMarket } from './market/market.ts'
import { dataDirFrom, prepareDataFolder } from '../platform/data-folder.ts'
import { lockFolder } from '../platform/folder-lock.ts'
import { listeningName } from '../platform/host-names.ts'
import { createLog } from '../platform/log.ts'
import { publicUrlFrom } from '../platform/public-address.ts'
import { keepMarkets, marketsFrom } from './market-count.ts'
import { realismFrom } from './realism.ts'
import type { Say } from './types.ts'
import {
  corsOriginsFrom,
  explain,
  isOn,
  logLevelFrom,
  millisecondsFrom,
  portsFrom,
  textFrom,
} from '../platform/settings.ts'

/** Milliseconds. A newcomer costs up to 200 of the 1,200 weight that the exchange allows a minute. */
const arrivalMs = 8 * 60_000

/** Where the API of this machine listens, when there is one. */
function apiUrl(port: number): string {
  return `http://${listeningName(textFrom(process.env, 'HOST') ?? '127.0.0.1')}:${port}`
}

/** The configured delays of transfers. */
function delays() {
  const disputeMs = millisecondsFrom(process.env, 'BRIDGE_DELAY_MS')
  const cctpMs = millisecondsFrom(process.env, 'CCTP_DELAY_MS')
  return { ...(disputeMs !== undefined && { disputeMs }), ...(cctpMs !== undefined && { cctpMs }) }
}

async function main() {
  const events = createLog(logLevelFrom(process.env))
  const log: Say = (line, level = 'warn') => events[level](line)
  const ports = portsFrom(process.env)
  // The dashboard's page uses the exchange and the chain directly, wherever it is served.
  const publicUrl = publicUrlFrom(process.env, false)
  const friends = [...corsOriginsFrom(process.env), ...(publicUrl === undefined ? [] : [publicUrl])]
  const seed = textFrom(process.env, 'SEED') ?? 'alura'
  const hasHouse = isOn(process.env, 'HOUSE_TRADERS')
  const folder = dataDirFrom(process.env)
  prepareDataFolder(folder)
  const dataDir = join(folder, 'localnet')
  const unlock = lockFolder(dataDir)

  const chain = await startChain({
    port: ports.chain,
    dataDir: join(dataDir, 'chain'),
    friends,
    log,
  })
  const markets = marketsFrom(process.env)
  keepMarkets(dataDir, markets)
  const realism = realismFrom(process.env)
  const market = createMarket({ seed, markets, hasQuietMinutes: realism.candles })
  const exchange = await startExchange({
    port: ports.exchange,
    dataDir: join(dataDir, 'exchange'),
    market,
    chain,
    seed,
    realism,
    ...delays(),
    friends,
    log,
  }).catch(async (error: unknown) => {
    await chain.stop()
    throw error
  })

  const house: House | undefined = hasHouse
    ? startHouse({
        seed,
        market,
        exchange,
        apiUrl: apiUrl(ports.api),
        log,
        turnMs: millisecondsFrom(process.env, 'HOUSE_TURN_MS'),
        arrivalMs: realism.limits ? arrivalMs : undefined,
      })
    : undefined

  let stopping = false
  async function stop() {
    // A second signal ends the process at once.
    if (stopping) process.exit(1)
    stopping = true
    await house?.stop()
    await exchange.stop()
    await chain.stop()
    unlock()
    process.exit(0)
  }
  // Ctrl-C reaches every process of a terminal; a process started by another waits for that one's message.
  process.on('SIGINT', () => process.connected || void stop())
  // `disconnect`: the process that started this one has ended.
  for (const event of ['SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.on(event, () => void stop())
  }
  if (process.connected === false) void stop()
  process.stdout.write(
    `${JSON.stringify({ ready: true, exchange: exchange.url, chain: chain.rpcUrl })}\n`,
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
})
