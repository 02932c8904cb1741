// A complete world in one process: the real local exchange, an embedded database, and people with real keys.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ExchangeClient, HttpTransport } from '@nktkas/hyperliquid'
import { type PrivateKeyAccount, generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { networkFacts } from '../../../contract/networks.ts'
import { crossing } from '../../../engine/sessions/maker.ts'
import type { Strategy } from '../../../engine/sessions/presets.ts'
import { realismOf, type RealismSwitch } from '../../../localnet/realism.ts'
import { startExchange } from '../../../localnet/exchange/exchange.ts'
import type { LocalChain, Market } from '../../../localnet/types.ts'
import { createChain } from '../../venue/chain/chain.ts'
import { localnetAddresses, localnetTreasuryKey, type ServerConfig } from '../../settings/config.ts'
import type { Context, ViewerContext } from '../../context.ts'
import type { Exchange } from '../../venue/port.ts'
import { venueClock } from '../../venue/exchange/clock/venue-clock.ts'
import { createExchange } from '../../venue/exchange/exchange.ts'
import { createKeyVenues } from '../../venue/by-key/key-venues.ts'
import type { FundsDeps } from '../../money/funds/funds-context.ts'
import { createChannels } from '../../notices/channels/channels.ts'
import { createDuties } from '../../ops/duties.ts'
import { createFindings } from '../../ops/health/findings.ts'
import { createJournal } from '../../journal/journal.ts'
import { createFunds } from '../../money/funds/funds.ts'
import { createAgentKeys } from '../../people/agent/agent-keys.ts'
import { createAuthority } from '../../people/agent/authority.ts'
import { createBus } from '../../live/bus.ts'
import { strategyOf } from '../../sessions/run/strategy.ts'
import { createLog } from '../../../platform/log.ts'
import { createSignals } from '../../market/signal-source.ts'
import { accrueReward } from '../../money/referrals/accrue.ts'
import { createProgramSignals } from '../../lab/sessions/program-signals.ts'
import { createProgramPool } from '../../lab/runs/pool.ts'
import { type RunnerDeps, createRunner } from '../../runner.ts'
import type { TradingHandle } from '../../trading/trading.ts'
import { createStore } from '../../storage/store.ts'
import { localControls } from '../exchange/local-controls.ts'
import { steadyMarket } from './steady-market.ts'
import { wholeSignIn } from '../people/sign-ins.ts'
import { openTestDatabase } from '../databases/test-database.ts'

export type World = Awaited<ReturnType<typeof startWorld>>

export interface WorldOptions {
  timing?: RunnerDeps['timing']
  /** Wraps the exchange that the runner sees. */
  exchange?: (real: Exchange) => Exchange
  /**
   * Changes the strategy of every session. By default entries keep no time between them and cross the book: tests are too
   * short to wait for either.
   */
  strategy?: Partial<Strategy>
  /**
   * How far every market usually moves in a day, percent, by which sessions are planned. By default not known, so that
   * a plan depends on its contract alone.
   */
  dailyRange?: number
  /** By default a market in which a quick session enters at once. */
  market?: Market
  /** Difficulties of the real venue to simulate. */
  realism?: readonly RealismSwitch[]
  /** Without a chain, it cannot be reached. The caller stops it. */
  chain?: LocalChain
  fundsTiming?: FundsDeps['timing']
  /** Keeps what is logged; silent unless given. */
  logLevel?: 'debug'
  /** Of what stands for the venues that are reached by key; nowhere unless given. */
  keyVenuesUrl?: string
}

/** Milliseconds, shorter than in production. */
const timing = {
  cycle: 250,
  tick: 100,
  account: 100,
  untold: 100,
  protection: 15_000,
  firstAsk: 300,
  neverArrived: 3_000,
  signed: 5_000,
  trigger: 1_500,
  authority: 500,
  lostAuthority: 200,
}

export async function startWorld(options: WorldOptions = {}) {
  const { strategy = { entrySpacingMs: 0 } } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'alura-world-'))
  const market = options.market ?? steadyMarket(Date.now())
  const local = await startExchange({
    port: 0,
    dataDir,
    market,
    realism: realismOf(...(options.realism ?? [])),
    ...(options.chain && { chain: options.chain, disputeMs: 1_000, cctpMs: 1_000 }),
  })
  const config = configFor(local, dataDir, options.chain?.rpcUrl)
  const database = await openTestDatabase()
  const store = createStore(database)
  const clock = venueClock(Date.now)
  const newId = () => randomBytes(16).toString('hex')
  const logged: string[] = []
  const log = createLog(process.env['TEST_LOG'] ?? options.logLevel ?? 'silent', {
    write: (line) => (options.logLevel ? logged.push(line) : process.stderr.write(line)),
  })
  const bus = createBus(log)
  const agents = createAgentKeys({ config, store, clock, newId })
  const findings = createFindings({ log, clock })
  const known = { agents, candles: store.candles, log, clock, findings }
  const real = await createExchange(config, known)
  const exchange = options.exchange?.(real) ?? real
  const keyVenues = createKeyVenues({
    clock,
    url: options.keyVenuesUrl ?? 'http://127.0.0.1:1',
  })
  const authority = createAuthority({ agents, exchange, bus, clock, config })
  const signals = {
    ...createSignals({ exchange, clock }),
    dailyRange: () => Promise.resolve(options.dailyRange),
  }
  const programPool = createProgramPool(1)
  const programSignals = createProgramSignals({
    store,
    exchange,
    programPool,
    clock,
    log,
    settleMs: 0,
  })
  const runners: TradingHandle[] = []

  function newRunner() {
    const onFill = accrueReward(config.builder)
    const deps = { store, exchange, authority, signals, bus, clock, newId, log, findings, onFill }
    const made = createRunner({
      ...deps,
      programs: programSignals,
      strategyOf: (session) => {
        const stored = strategyOf(session)
        return { ...(options.strategy === undefined ? crossing(stored) : stored), ...strategy }
      },
      timing: { ...timing, ...options.timing },
    })
    runners.push(made.runner)
    return made
  }

  const { runner, sessionRuns, deskRuns, programTrades } = newRunner()
  const atWork = { programs: store.programs, positions: programTrades }
  const chain = createChain(config, { clock, log })
  const made = {
    config,
    store,
    exchange,
    keyVenues,
    signals,
    chain,
    agents,
    authority,
    bus,
    duties: createDuties(),
    clock,
    newId,
    log,
    findings,
  }
  // Not started: money in progress is followed when a test says so.
  const funds = createFunds({ ...made, runner, timing: options.fundsTiming ?? {} })
  // Not started either: who reads a journal has it written first.
  const journal = createJournal(made)
  const ctx: Context = {
    ...made,
    runner,
    sessionRuns,
    deskRuns,
    atWork,
    programPool,
    funds,
    journal,
    channels: createChannels(config, clock),
  }
  await hear(real)

  return {
    ctx,
    /** Beside the store, for what no verb may see. */
    database: database.db,
    /** The context's, in the shape that Fastify takes. */
    log,
    /** Lines, when a level is given. */
    logged,
    runner,
    funds,
    programTrades,
    programSignals,
    keeper: journal.keeper,
    url: local.url,
    house: local.house,
    /** Simulates another process over the same database. */
    newRunner: () => newRunner().runner,
    ...localControls(local.url),
    newTrader: (funds?: string) => newTrader(ctx, local.url, funds),
    stop: async () => {
      await Promise.all(runners.map((each) => each.stop()))
      await funds.stop()
      programSignals.stop()
      programPool.close()
      keyVenues.close()
      await real.close()
      await local.stop()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function configFor(
  local: { url: string; wsUrl: string },
  dataDir: string,
  rpcUrl = 'http://127.0.0.1:1',
): ServerConfig {
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
    chain: { id: 31337, name: 'Alura Localnet', rpcUrl, usdc, bridge, confirmations: 2 },
    cctp: networkFacts.localnet.cctp,
    circleUrl: local.url,
    depositRoute: 'current',
    builder: { address: builder, feeTenthsBp: 10, maxFeeRate: '0.05%' },
    treasuryKey: localnetTreasuryKey,
    dashboardDir: undefined,
    kafkaBrokers: [],
    roles: ['api', 'runner', 'lab'],
  }
}

export interface Trader {
  ctx: ViewerContext
  address: `0x${string}`
  wallet: PrivateKeyAccount
}

/** A funded account that has approved the agent and the builder fee with its own signature. */
async function newTrader(ctx: Context, url: string, funds = '10000'): Promise<Trader> {
  const wallet = privateKeyToAccount(generatePrivateKey())
  const user = await ctx.store.users.ensure(randomUUID(), wallet.address, Date.now())
  const viewer = { ...ctx, viewer: { id: user.id, address: wallet.address, via: wholeSignIn } }
  await localControls(url).faucet(wallet.address, funds)
  const transport = new HttpTransport({ apiUrl: url, isTestnet: true })
  const client = new ExchangeClient({ transport, wallet })
  const agent = await ctx.agents.addressOf(user.id)
  await client.approveAgent({ agentAddress: agent.address, agentName: agent.name })
  const { address, maxFeeRate } = ctx.config.builder
  await client.approveBuilderFee({ builder: address, maxFeeRate })
  return { ctx: viewer, address: wallet.address, wallet }
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
