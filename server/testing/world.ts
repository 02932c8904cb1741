// A whole world in one process: the real local exchange, an embedded database, and people with real keys.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { intervalMs } from '../../contract/market.ts'
import { toBars } from '../../engine/bars.ts'
import { quickStrategy } from '../../engine/presets.ts'
import { signal } from '../../engine/signal.ts'
import { startExchange } from '../../localnet/exchange/exchange.ts'
import { createMarket } from '../../localnet/market/market.ts'
import type { Market } from '../../localnet/types.ts'
import { localnetAddresses, type ServerConfig } from '../config.ts'
import type { Context, Exchange, ViewerContext } from '../context.ts'
import { createExchange } from '../exchange/exchange.ts'
import { createAgentKeys } from '../keys/agent-keys.ts'
import { createBus } from '../live/bus.ts'
import { createLogger } from '../log.ts'
import { createSignals } from '../market/signal-source.ts'
import { type RunnerDeps, type RunnerHandle, createRunner } from '../runner/runner.ts'
import { openEmbedded } from '../storage/database.ts'
import { createStore } from '../storage/store.ts'
import { localControls } from './local-controls.ts'

export type World = Awaited<ReturnType<typeof startWorld>>

export interface WorldOptions {
  timing?: RunnerDeps['timing']
  /** Wraps the exchange that the runner sees. */
  exchange?: (real: Exchange) => Exchange
}

/** Faster than life where life waits for people. */
const timing = { cycle: 250, tick: 100, firstAsk: 300, neverArrived: 3_000, trigger: 1_500 }

const strategy = { ...quickStrategy, entrySpacingMs: 0 }

export async function startWorld(options: WorldOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'alura-world-'))
  const market = createMarket({ seed: seedWithSignal() })
  const local = await startExchange({ host: '127.0.0.1', port: 0, dataDir, market })
  const config = configFor(local, dataDir)
  const database = await openEmbedded(undefined)
  const store = createStore(database)
  const clock = Date.now
  const newId = () => randomBytes(16).toString('hex')
  const log = createLogger(process.env['TEST_LOG'] ?? 'silent', clock, (line) =>
    process.stderr.write(line),
  )
  const bus = createBus(log)
  const agents = createAgentKeys({ config, store, clock, newId })
  const real = await createExchange(config, { agents, candles: store.candles, log, clock })
  const exchange = options.exchange?.(real) ?? real
  const signals = createSignals({ exchange, clock })
  const runners: RunnerHandle[] = []

  function newRunner(): RunnerHandle {
    const deps = { store, exchange, signals, bus, clock, newId, log }
    const runner = createRunner({ ...deps, strategy, timing: { ...timing, ...options.timing } })
    runners.push(runner)
    return runner
  }

  const runner = newRunner()
  const chain = { blockNumber: () => Promise.resolve(0n) }
  const made = { config, store, exchange, signals, chain, agents, bus, clock, newId, log }
  const ctx: Context = { ...made, runner }
  await hear(real)

  return {
    ctx,
    runner,
    /** Another process over the same database. */
    newRunner,
    ...localControls(local.url),
    newTrader: (funds?: string) => newTrader(ctx, local.url, funds),
    stop: async () => {
      await Promise.all(runners.map((each) => each.stop()))
      await real.close()
      await local.stop()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function configFor(local: { url: string; wsUrl: string }, dataDir: string): ServerConfig {
  const { usdc, bridge, builder } = localnetAddresses
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    databaseUrl: undefined,
    network: 'localnet',
    logLevel: 'silent',
    secret: randomBytes(32).toString('hex'),
    exchange: { ...local, isTestnet: true },
    chain: { id: 31337, name: 'Alura Localnet', rpcUrl: 'http://127.0.0.1:1', usdc, bridge },
    builder: { address: builder, feeTenthsBp: 10, maxFeeRate: '0.05%' },
    dashboardDir: undefined,
    kafkaBrokers: [],
  }
}

export interface Trader {
  ctx: ViewerContext
  address: `0x${string}`
}

/** Funded, with agent and builder fee approved by its own signature. */
async function newTrader(ctx: Context, url: string, funds = '10000'): Promise<Trader> {
  const wallet = privateKeyToAccount(generatePrivateKey())
  const user = await ctx.store.users.ensure(randomUUID(), wallet.address, Date.now())
  const viewer = { ...ctx, viewer: { id: user.id, address: wallet.address } }
  await localControls(url).faucet(wallet.address, funds)
  const transport = new HttpTransport({ apiUrl: url, isTestnet: true })
  const client = new ExchangeClient({ transport, wallet })
  const agent = await ctx.agents.addressOf(user.id)
  await client.approveAgent({ agentAddress: agent.address, agentName: agent.name })
  const { address, maxFeeRate } = ctx.config.builder
  await client.approveBuilderFee({ builder: address, maxFeeRate })
  return { ctx: viewer, address: wallet.address }
}

/** Resolves with the first price. */
function hear(exchange: Exchange): Promise<void> {
  return new Promise((resolve) => {
    const stop = exchange.onMarks(() => {
      stop()
      resolve()
    })
  })
}

/** Bitcoin's market in this world is at this moment one that a quick session would enter. */
function seedWithSignal(): string {
  const now = Date.now()
  for (let number = 1; number < 1_000; number++) {
    const seed = `world-${number}`
    const market = createMarket({ seed })
    if (isStrong(market, '15m', now) && isStrong(market, '5m', now)) return seed
  }
  throw new Error('no seed has a signal')
}

function isStrong(market: Market, interval: '5m' | '15m', now: number): boolean {
  const from = now - 120 * intervalMs[interval]
  const candles = market
    .candles(0, interval, from, now, now)
    .filter((candle) => candle.T < now)
    .map(({ t, T, o, h, l, c, v, n }) => {
      return { t, T, n, o: `${o}`, h: `${h}`, l: `${l}`, c: `${c}`, v: `${v}` }
    })
  return signal(toBars(candles, interval)).score > 0.3
}
