import type { EntityEvent } from '../../../contract/live/live.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { backtestId } from './backtest-id.ts'

/** Says on the person's stream `backtests` that a backtest has gone on or ended, or how far a sweep is. */
export function tellProgress(
  { bus, clock }: Pick<Context, 'bus' | 'clock'>,
  userId: UserId,
  what: { backtest: number } | { programId: number; progress: number },
): void {
  const event: EntityEvent =
    'backtest' in what
      ? { type: 'backtest.changed', backtestId: backtestId(what.backtest), at: clock() }
      : { type: 'sweep.changed', ...what, at: clock() }
  bus.publish(`user.${userId}.backtests`, event)
}
