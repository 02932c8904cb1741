import type { PersonContext } from '../../context.ts'
import type { NamedBacktest } from '../../storage/lab/backtests.ts'
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
