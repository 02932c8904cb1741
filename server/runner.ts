// Creates the trading loop with all ways to trade, and what a process does without being asked, by its roles.
import type { DeskRuns } from './desk/port.ts'
import { createDeskRuns } from './desk/run/desk-runs.ts'
import { type ProgramTrades, createProgramTrades } from './lab/live/trades/program-trades.ts'
import type { SessionRuns } from './sessions/port.ts'
import { type SessionRunsDeps, createSessionRuns } from './sessions/run/session-runs.ts'
import { type TradingDeps, createTradingContext } from './trading/trading-context.ts'
import { type TradingHandle, createTrading } from './trading/trading.ts'
import { createCopier } from './board/following/copier.ts'
import { createHouseImport } from './board/house/house.ts'
import { createProjector } from './board/projector.ts'
import type { Context } from './context.ts'
import { createImporter } from './journal/imports/importer.ts'
import type { Keeper } from './journal/write/keeper.ts'
import { createBacktester } from './lab/backtests/backtester.ts'
import { createProgramRunner } from './lab/live/run/program-runner.ts'
import type { ProgramSignalsHandle } from './lab/sessions/program-signals.ts'
import type { FundsHandle } from './money/funds/funds.ts'
import { createClaimSweep } from './money/referrals/claim-sweep.ts'
import { createPostOffice } from './notices/post-office.ts'
import { createEventPublisher } from './ops/events/publisher.ts'
import { createRetention } from './ops/retention.ts'
import { createOperatorWatch } from './ops/watch/watch.ts'
import { createExpectations } from './sessions/expected/expectations.ts'

export type RunnerDeps = TradingDeps & SessionRunsDeps

export function createRunner(deps: RunnerDeps): {
  runner: TradingHandle
  sessionRuns: SessionRuns
  deskRuns: DeskRuns
  programTrades: ProgramTrades
} {
  const ctx = createTradingContext(deps)
  const sessionRuns = createSessionRuns(ctx, deps)
  const runner = createTrading(ctx)
  return {
    runner,
    sessionRuns,
    deskRuns: createDeskRuns(ctx, runner),
    programTrades: createProgramTrades(ctx, runner),
  }
}

interface Job {
  start(): void
  stop(): Promise<void>
}

export interface BackgroundParts {
  ctx: Context
  runner: TradingHandle
  funds: FundsHandle
  keeper: Keeper
  programTrades: ProgramTrades
  programSignals: ProgramSignalsHandle
}

export function createBackground(parts: BackgroundParts): Job {
  const { ctx, runner, funds, keeper, programTrades, programSignals } = parts
  const { roles, databaseUrl } = ctx.config
  const owner = databaseUrl === undefined ? 'embedded' : ctx.newId()
  const isLab = roles.includes('lab')
  const isRunner = roles.includes('runner')
  const trading: Job[] = isRunner
    ? [
        runner,
        funds,
        createClaimSweep(ctx),
        createProjector(ctx),
        keeper,
        createHouseImport(ctx),
        createOperatorWatch(ctx),
      ]
    : []
  const others: Job[] = [
    ...(isRunner
      ? [
          createRetention(ctx),
          createImporter(ctx),
          createPostOffice(ctx),
          createEventPublisher(ctx),
          createCopier(ctx),
          createExpectations(ctx),
        ]
      : []),
    ...(isLab
      ? [createProgramRunner({ ctx, trades: programTrades, owner }), createBacktester(ctx)]
      : []),
  ]
  return {
    start() {
      for (const job of [...trading, ...others]) job.start()
    },
    async stop() {
      for (const job of others) await job.stop()
      programSignals.stop()
      ctx.programPool.close()
      for (const job of trading) await job.stop()
    },
  }
}
