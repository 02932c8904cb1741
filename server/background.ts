// What a process does without being asked, by its roles, in the order in which it starts.
import { createCopier } from './board/following/copier.ts'
import { createHouseImport } from './board/house/house.ts'
import { createProjector } from './board/projector.ts'
import type { Context } from './context.ts'
import { createImporter } from './journal/imports/importer.ts'
import type { Keeper } from './journal/write/keeper.ts'
import { createBacktester } from './lab/backtests/backtester.ts'
import { createProgramRunner } from './lab/live/run/program-runner.ts'
import type { ProgramTrades } from './lab/live/trades/program-trades.ts'
import type { ProgramSignalsHandle } from './lab/sessions/program-signals.ts'
import type { FundsHandle } from './money/funds/funds.ts'
import { createClaimSweep } from './money/referrals/claim-sweep.ts'
import { createPostOffice } from './notices/post-office.ts'
import { createRetention } from './ops/retention.ts'
import { createOperatorWatch } from './ops/watch/watch.ts'
import { createExpectations } from './sessions/expected/expectations.ts'
import type { TradingHandle } from './trading/trading.ts'

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
