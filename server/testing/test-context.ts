// A context for tests: real storage in memory, the real clients, and no reachable exchange or chain unless given.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createChain } from '../venue/chain/chain.ts'
import { readConfig, type ServerConfig } from '../settings/config.ts'
import type { Context } from '../context.ts'
import type { Clock } from '../ops/port.ts'
import { createBus } from '../live/bus.ts'
import { type VenueClock, venueClock } from '../venue/exchange/clock/venue-clock.ts'
import { createExchange } from '../venue/exchange/exchange.ts'
import { createKeyVenues } from '../venue/by-key/key-venues.ts'
import { createLog } from '../../platform/log.ts'
import { createAgentKeys } from '../people/agent/agent-keys.ts'
import { createAuthority } from '../people/agent/authority.ts'
import { createChannels } from '../notices/channels/channels.ts'
import { createDuties } from '../ops/duties.ts'
import { createFindings } from '../ops/health/findings.ts'
import { createJournal } from '../journal/journal.ts'
import { createFunds } from '../money/funds/funds.ts'
import { createSignals } from '../market/signal-source.ts'
import { createProgramPool } from '../lab/runs/pool.ts'
import { createProgramSignals } from '../lab/sessions/program-signals.ts'
import { createRunner } from '../runner.ts'
import { createStore } from '../storage/store.ts'
import { openTestDatabase } from './databases/test-database.ts'

export interface TestContext {
  ctx: Context
  /** The log lines so far. */
  logged: string[]
  close(): Promise<void>
}

export interface TestOptions {
  config?: Partial<ServerConfig>
  clock?: Clock
}

/** Nothing answers at these ports. */
const nowhere = { EXCHANGE_PORT: '1', CHAIN_PORT: '2', EXCHANGE_WEIGHT: '1000000' }

/** A test's own clock, which the exchange's time does not correct. */
function unmoved(clock: Clock): VenueClock {
  return Object.assign(() => clock(), { local: clock, hear: () => false, skewMs: () => null })
}

export async function openTestContext(options: TestOptions = {}): Promise<TestContext> {
  const folder = mkdtempSync(join(tmpdir(), 'alura-test-'))
  const base = readConfig({
    DATA_DIR: folder,
    ALURA_SECRET: randomBytes(32).toString('hex'),
    ...nowhere,
  })
  const config = { ...base, ...options.config }
  const clock = options.clock === undefined ? venueClock(Date.now) : unmoved(options.clock)
  const logged: string[] = []
  const log = createLog('debug', { clock, write: (line) => logged.push(line) })
  const store = createStore(await openTestDatabase())
  const newId = () => randomUUID()
  const agents = createAgentKeys({ config, store, clock, newId })
  const findings = createFindings({ log, clock })
  const known = { agents, candles: store.candles, log, clock, findings }
  const exchange = await createExchange(config, known)
  const signals = createSignals({ exchange, clock })
  const bus = createBus(log)
  const duties = createDuties()
  const authority = createAuthority({ agents, exchange, bus, clock, config })
  const chain = createChain(config, { clock, log })
  // The loop is not started: sessions and money move only when a test says so.
  const programPool = createProgramPool(1)
  const { runner, sessionRuns, deskRuns, programTrades } = createRunner({
    store,
    exchange,
    authority,
    signals,
    bus,
    clock,
    newId,
    log,
    findings,
    programs: createProgramSignals({ store, exchange, programPool, clock, log }),
  })
  const ctx: Context = {
    config,
    store,
    exchange,
    keyVenues: createKeyVenues({ clock, url: 'http://127.0.0.1:1' }),
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
    funds: createFunds({
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
    }),
    journal: createJournal({ store, exchange, duties, clock, newId, log }),
    channels: createChannels(config, clock),
    findings,
    clock,
    newId,
    log,
  }
  return {
    ctx,
    logged,
    async close() {
      ctx.programPool.close()
      await exchange.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
