// The whole server, wired by hand: from top to bottom it shows which part gets what.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { createTokenReader } from './people/sign-in/authenticate.ts'
import { entranceRoutes } from './people/entrance/routes.ts'
import { passwordRoutes } from './people/passwords/routes.ts'
import { authRoutes } from './people/sign-in/routes.ts'
import { affordableAge } from './venue/index.ts'
import { createTokens } from './people/sign-in/tokens.ts'
import { createChain } from './venue/chain/chain.ts'
import { createLog, type Log } from '../platform/log.ts'
import { openPort } from '../platform/port.ts'
import type { ServerConfig } from './settings/config.ts'
import type { Context } from './context.ts'
import type { Clock } from './ops/port.ts'
import { deskRoutes } from './desk/routes.ts'
import { importRoutes } from './journal/imports/routes.ts'
import { imageRoutes } from './journal/images/routes.ts'
import { entryRoutes } from './journal/entries/routes.ts'
import { depositRoutes } from './money/deposits/routes.ts'
import { venueClock } from './venue/exchange/clock/venue-clock.ts'
import { createExchange } from './venue/exchange/exchange.ts'
import { createKeyVenues } from './venue/by-key/key-venues.ts'
import { createFunds } from './money/funds/funds.ts'
import { createChannels } from './notices/channels/channels.ts'
import { noticeRoutes } from './notices/routes.ts'
import { createFindings } from './ops/health/findings.ts'
import { readMetrics } from './ops/health/metrics.ts'
import { healthRoutes } from './ops/health/routes.ts'
import { createDuties } from './ops/duties.ts'
import { buildApp } from './http/build-app.ts'
import { buildDeskPort } from './http/sockets/desk-port.ts'
import { type RateLimits, limitsOf } from './http/protection/limits.ts'
import { createAgentKeys } from './people/agent/agent-keys.ts'
import { createAuthority } from './people/agent/authority.ts'
import { followingRoutes, leaderboardRoutes } from './board/routes.ts'
import { createBus } from './live/bus.ts'
import { createJournal } from './journal/journal.ts'
import { journalRoutes } from './journal/routes.ts'
import { createLive } from './live/live.ts'
import { type Presence, createPresence } from './live/presence.ts'
import { logRoutes } from './sessions/logs/routes.ts'
import { labRoutes } from './lab/routes.ts'
import { createFollowing } from './lab/following/following.ts'
import { liveRoutes } from './lab/live/routes.ts'
import { modelRoutes } from './lab/models/routes.ts'
import { createProgramPool } from './lab/runs/pool.ts'
import { createProgramSignals } from './lab/sessions/program-signals.ts'
import { marketRoutes } from './market/routes.ts'
import { createSignals } from './market/signal-source.ts'
import { tradingRoutes } from './trading/by-hand/routes.ts'
import { accrueReward } from './money/referrals/accrue.ts'
import { referralRoutes } from './money/referrals/routes.ts'
import type { Route } from './route.ts'
import { type BackgroundParts, createBackground, createRunner } from './runner.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { openDatabase } from './storage/kernel/database.ts'
import { type Peers, openPeers } from './storage/kernel/peers.ts'
import { createStore } from './storage/store.ts'
import { traderRoutes } from './traders/routes.ts'
import { transferRoutes } from './money/transfers/routes.ts'
import { userRoutes } from './people/profile/routes.ts'
import { worldRoutes } from './ops/world/routes.ts'

export interface Server {
  app: FastifyInstance
  ctx: Context
  /** Opens the port and starts trading. Returns the address. Throws when the port is taken. */
  start(): Promise<string>
  /** Lets requests and cycles in progress finish, then closes everything. */
  stop(): Promise<void>
}

interface MadeContext extends BackgroundParts {
  peers: Peers | undefined
}

export interface ServerOptions {
  clock?: Clock
  /** For log lines of this server and of Fastify; standard error by default. */
  log?: Log
  rateLimits?: RateLimits
  /** An answer that breaks the contract becomes a 500. */
  checksOutput?: boolean
}

export async function createServer(
  config: ServerConfig,
  options: ServerOptions = {},
): Promise<Server> {
  const log = options.log ?? createLog(config.logLevel)
  const presence = createPresence()
  const made = await createContext(config, { ...options, log, presence })
  const { ctx, programTrades, peers } = made
  const { store, clock } = ctx
  const background = createBackground(made)
  const tokens = createTokens(config, clock)
  const authenticator = createTokenReader({ tokens, store, clock })
  const live = createLive({
    ...ctx,
    presence,
    following: createFollowing(ctx, programTrades),
    authenticate: authenticator.personOfToken,
    tokenEpochs: (ids) => store.users.tokenEpochs(ids),
    endedSignIns: (ids) => store.signIns.ended(ids),
    ownsSession: async (userId, sessionId) =>
      (await store.sessions.owned(userId, sessionId)) !== undefined,
  })
  const authenticators = [authenticator.bearer, authenticator.cookie]
  const rateLimits = options.rateLimits ?? limitsOf(config)
  const { onSocket, onDeskSocket } = live
  const isForPeople = config.roles.includes('api')
  const deskPort =
    config.deskWsPort === undefined || !isForPeople
      ? undefined
      : await buildDeskPort(config, { authenticators, onDeskSocket, rateLimits, log, logger: log })
  // A process without people answers how it is, and nothing else.
  const offered = isForPeople
    ? { ctx, routes: allRoutes(ctx, tokens), sockets: { onSocket, onDeskSocket } }
    : { ctx: withoutDashboard(ctx), routes: healthRoutes, sockets: {} }
  const app = await buildApp(offered.ctx, offered.routes, {
    authenticators,
    ...offered.sockets,
    rateLimits,
    checksOutput: options.checksOutput ?? false,
    metrics: () => readMetrics(ctx),
    logger: log,
  })

  return {
    app,
    ctx,
    async start() {
      const url = await listen(app, config)
      if (deskPort !== undefined) await listen(deskPort, config, 'DESK_WS_PORT')
      background.start()
      return url
    },
    async stop() {
      live.close()
      await deskPort?.close()
      await app.close()
      await background.stop()
      ctx.keyVenues.close()
      await ctx.exchange.close()
      await peers?.close()
      await store.close()
    },
  }
}

function withoutDashboard(ctx: Context): Context {
  return { ...ctx, config: { ...ctx.config, dashboardDir: undefined } }
}

/** Every route of the API. */
export function allRoutes(
  { clock }: Pick<Context, 'clock'>,
  tokens: ReturnType<typeof createTokens>,
): Route[] {
  return [
    ...worldRoutes,
    ...healthRoutes,
    ...authRoutes(tokens, clock, affordableAge),
    ...entranceRoutes(tokens),
    ...passwordRoutes,
    ...userRoutes,
    ...noticeRoutes,
    ...depositRoutes,
    ...transferRoutes(clock),
    ...marketRoutes,
    ...sessionRoutes,
    ...tradingRoutes,
    ...deskRoutes(clock),
    ...traderRoutes,
    ...liveRoutes,
    ...modelRoutes,
    ...journalRoutes,
    ...entryRoutes,
    ...imageRoutes,
    ...importRoutes,
    ...labRoutes,
    ...logRoutes,
    ...referralRoutes,
    ...followingRoutes,
    ...leaderboardRoutes,
  ]
}

async function createContext(
  config: ServerConfig,
  { clock: machine = Date.now, log, presence }: ServerOptions & { log: Log; presence: Presence },
): Promise<MadeContext> {
  const newId = () => randomUUID()
  const clock = venueClock(machine)
  const store = createStore(await openDatabase(config))
  const peers =
    config.databaseUrl === undefined ? undefined : await openPeers(config.databaseUrl, log)
  await store.world.claim(config.network).catch(async (error: unknown) => {
    await peers?.close()
    await store.close()
    throw error
  })
  const agents = createAgentKeys({ config, store, clock, newId })
  const bus = createBus(log, peers)
  const duties = createDuties(peers)
  const findings = createFindings({ log, clock })
  const known = { agents, candles: store.candles, log, clock, findings }
  const actedUntil = await store.orders.lastCreatedAt()
  const exchange = await createExchange(config, { ...known, actedUntil })
  const keyVenues = createKeyVenues({ clock, url: config.keyVenuesUrl })
  const authority = createAuthority({ agents, exchange, bus, clock, config })
  const signals = createSignals({ exchange, clock })
  // Only one process can use the embedded database, so that after a crash the next one may take over its leases at
  // once.
  const owner = config.databaseUrl === undefined ? { owner: 'embedded' } : {}
  const onFill = accrueReward(config.builder)
  const viewers = () => presence.viewers()
  const deps = { store, exchange, authority, signals, bus, clock, newId, log, findings }
  const programPool = createProgramPool()
  const programSignals = createProgramSignals({ ...deps, programPool })
  const { runner, sessionRuns, deskRuns, programTrades } = createRunner({
    ...deps,
    programs: programSignals,
    onFill,
    viewers,
    ...owner,
  })
  const chain = createChain(config, { clock, log })
  const funds = createFunds({
    config,
    store,
    exchange,
    chain,
    runner,
    bus,
    duties,
    clock,
    newId,
    log,
  })
  const journal = createJournal({ store, exchange, duties, clock, newId, log })
  const ctx = {
    config,
    store,
    exchange,
    keyVenues,
    signals,
    chain,
    agents,
    authority,
    bus,
    duties,
    runner,
    sessionRuns,
    deskRuns,
    atWork: { programs: store.programs, positions: programTrades },
    programPool,
    funds,
    journal,
    channels: createChannels(config, clock),
    findings,
    clock,
    newId,
    log,
  }
  return { ctx, runner, funds, keeper: journal.keeper, programTrades, programSignals, peers }
}

function listen(
  app: FastifyInstance,
  { host, port, deskWsPort = 0 }: ServerConfig,
  setting: 'PORT' | 'DESK_WS_PORT' = 'PORT',
): Promise<string> {
  const at = { host, port: setting === 'PORT' ? port : deskWsPort }
  return openPort({ ...at, setting }, () => app.listen(at))
}
