import type { PersonContext } from '../../context.ts'
import type { BacktestOutcome } from '../../storage/lab/backtest-content.ts'
import type { NamedBacktest } from '../../storage/lab/backtests.ts'
import { invalid } from '../live/markets.ts'
import { noSuchBacktest, readBacktestId } from './backtest-id.ts'

/** Throws NOT_FOUND when there is none, or it is another's. */
export async function ownedBacktest(
  { store, viewer }: Pick<PersonContext, 'store' | 'viewer'>,
  id: string,
): Promise<NamedBacktest> {
  const number = readBacktestId(id)
  const row = number === undefined ? undefined : await store.backtests.owned(viewer.id, number)
  if (row === undefined) throw noSuchBacktest()
  return row
}

/** Throws NOT_FOUND likewise, and VALIDATION_FAILED for one without a result. */
export async function completedBacktest(
  ctx: Pick<PersonContext, 'store' | 'viewer'>,
  id: string,
): Promise<NamedBacktest & { outcome: BacktestOutcome }> {
  const row = await ownedBacktest(ctx, id)
  const { outcome } = row
  if (outcome !== null) return { ...row, outcome }
  const state = row.status === 'running' ? 'has not ended yet' : 'ended without a result'
  throw invalid('id', `The backtest ${state}`)
}
