// The ways to trade, put together: what drives mandates, and who may hold one.
import type { SessionRuns } from './sessions/port.ts'
import { type SessionRunsDeps, createSessionRuns } from './sessions/run/session-runs.ts'
import { type TradingDeps, createTradingContext } from './trading/trading-context.ts'
import { type TradingHandle, createTrading } from './trading/trading.ts'

export type RunnerDeps = TradingDeps & SessionRunsDeps

export function createRunner(deps: RunnerDeps): {
  runner: TradingHandle
  sessionRuns: SessionRuns
} {
  const ctx = createTradingContext(deps)
  const sessionRuns = createSessionRuns(ctx, deps)
  return { runner: createTrading(ctx), sessionRuns }
}
