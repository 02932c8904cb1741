// Creates the trading loop with all ways to trade.
import type { DeskRuns } from './desk/port.ts'
import { createDeskRuns } from './desk/run/desk-runs.ts'
import { type ProgramTrades, createProgramTrades } from './lab/live/trades/program-trades.ts'
import type { SessionRuns } from './sessions/port.ts'
import { type SessionRunsDeps, createSessionRuns } from './sessions/run/session-runs.ts'
import { type TradingDeps, createTradingContext } from './trading/trading-context.ts'
import { type TradingHandle, createTrading } from './trading/trading.ts'

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
