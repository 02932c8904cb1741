// An exchange with Hyperliquid's protocol on this machine: /info, /exchange and /ws, plus controls of the
// simulation.
import { type Door, loopback } from '../http/door.ts'
import { closeServer, createHttpServer, listen } from '../http/server.ts'
import type { HexAddress, LocalChain, Market, Say } from '../types.ts'
import { createFaults } from './controls/faults.ts'
import { type Realism, realismOf } from '../realism.ts'
import { createHouse } from './controls/house.ts'
import type { HouseRoster } from './controls/house.ts'
import { startMinting } from './funds/cctp.ts'
import { createDepositBook } from './funds/deposits.ts'
import { settleFunding } from './funds/funding.ts'
import { startPayouts } from './funds/payouts.ts'
import { fundGenesis } from './funds/receive.ts'
import { withLatency } from './http/latency.ts'
import { createAllowance } from './limits/allowance.ts'
import { createMeter } from './limits/meter.ts'
import { createSocketLimits } from './limits/sockets.ts'
import { weighed } from './limits/weighed-protocol.ts'
import { createProtocol } from './http/protocol.ts'
import { createRoutes } from './http/routes.ts'
import { openJournal } from './storage/journal.ts'
import { createStore } from './storage/store.ts'
import { createStreams } from './streams/streams.ts'
import { tick } from './trading/tick.ts'
import { createPrices } from './rules/prices.ts'
import { createVenue } from './venue.ts'

export interface ExchangeOptions {
  /** 0 takes a free port. */
  port: number
  dataDir: string
  /** Is given the shocks of earlier runs. */
  market: Market
  /** Without a chain there are no deposits, withdrawals stay pending, and the faucet gives no ETH. */
  chain?: LocalChain
  /** Milliseconds before a bridge withdrawal is paid; 10 seconds by default. */
  disputeMs?: number
  /** Milliseconds between a CCTP burn and its mint; 2 seconds by default. */
  cctpMs?: number
  /** The market's seed; shown by /health. */
  seed?: string
  /** Difficulties of the real venue to simulate; none by default. */
  realism?: Realism
  log?: Say
  /** Origins of dashboards served elsewhere. */
  friends?: readonly string[]
}

export interface RunningExchange {
  url: string
  wsUrl: string
  port: number
  house: HouseRoster
  /** When it resolves, the state is saved. Calling it again has no effect. */
  stop(): Promise<void>
}

const tickMs = 250
const defaultDisputeMs = 10_000
const defaultCctpMs = 2_000
/** Milliseconds, typical on mainnet. */
const switchedDisputeMs = 243_000
const switchedCctpMs = 60_000
/** Milliseconds: more than a server may ignore, less than what makes a person's clock look wrong. */
const switchedClockMs = 4_000

/**
 * Throws when the port is taken or the saved state is damaged. Price moves while it was down take effect on the
 * first tick, at the current price.
 */
export async function startExchange(options: ExchangeOptions): Promise<RunningExchange> {
  const { dataDir, market, chain, seed = '', log = () => undefined } = options
  const { friends = [], realism = realismOf() } = options
  const { disputeMs = realism.bridge ? switchedDisputeMs : defaultDisputeMs } = options
  const { cctpMs = realism.bridge ? switchedCctpMs : defaultCctpMs } = options
  const store = createStore(openJournal(dataDir))
  for (const shock of store.all('shock')) market.shock(shock)
  const venue = createVenue(store, market, {
    bridge: chain && lowerCase(chain.bridge),
    prices: createPrices(market, !realism.prices, [...store.all('wick')]),
    allowance: createAllowance(realism.limits),
    clockOffsetMs: realism.clock ? switchedClockMs : 0,
    booksWhenPaid: realism.ledger,
    refusesDust: realism.dust,
    mixesFills: realism.fills,
  })
  venue.beforeChanges(() => settleFunding(venue))
  fundGenesis(venue)
  const faults = createFaults()
  const house = createHouse(venue)
  const stopping = new AbortController()
  const fair = createProtocol(venue, faults, stopping.signal)
  const protocol = realism.latency ? withLatency(fair) : fair
  const sockets = createSocketLimits(realism.limits)
  const streams = createStreams(venue, protocol, { faults, limits: sockets }, log, realism)
  const meter = createMeter(realism.limits)

  function beat() {
    try {
      tick(venue, (user) => faults.consume('F6b', user))
      streams.beat()
      store.compact(venue.at)
    } catch (error) {
      log(`exchange: tick: ${error instanceof Error ? error.stack : String(error)}`, 'error')
    }
  }

  const door: Door = { friends, admitsExtensions: false }
  const controls = { venue, faults, chain, seed, house, meter, tick: beat }
  const routes = createRoutes(weighed(protocol, meter), controls)
  const server = createHttpServer(door, routes, (line) => log(`exchange: ${line}`))
  streams.attach(server, door)
  const port = await listen(server, options.port, 'EXCHANGE_PORT')
  beat()
  const timer = setInterval(beat, tickMs)
  const bridging =
    chain === undefined
      ? []
      : [
          chain.watchDeposits(createDepositBook(venue, chain.genesis, cctpMs)),
          startMinting(venue, faults),
          startPayouts(venue, chain, { bridgeMs: disputeMs, cctpMs }, log),
        ]

  async function shutDown() {
    clearInterval(timer)
    for (const end of bridging) end()
    stopping.abort()
    streams.close()
    await closeServer(server)
    store.compact(venue.at, true)
    store.close()
  }
  let stopped: Promise<void> | undefined

  return {
    url: `http://${loopback}:${port}`,
    wsUrl: `ws://${loopback}:${port}/ws`,
    port,
    house,
    stop: () => (stopped ??= shutDown()),
  }
}

function lowerCase(address: HexAddress): HexAddress {
  return `0x${address.slice(2).toLowerCase()}`
}
