import { fromNumber } from '../../../../contract/decimal.ts'
import type { Happening } from '../../../../engine/programs/differences.ts'
import type { BacktestEvent } from '../../../storage/lab/backtest-content.ts'
import { triggerId } from '../../backtests/backtest-id.ts'

const places = 12
const exact = (value: number) => fromNumber(value, places)

/** In the order of the events. */
export function testedHappenings(
  backtestId: number,
  events: readonly BacktestEvent[],
): Happening[] {
  return events.map((event, index) => {
    const { at, symbol, cause, decided, kind, price, quantity, fee, funding = 0, error } = event
    return {
      id: triggerId(backtestId, index),
      at: decided?.at ?? at,
      symbol,
      action: decided?.action ?? 'close',
      cause,
      price: decided?.price === undefined ? null : exact(decided.price),
      fill:
        kind === 'fill'
          ? { price: exact(price), quantity: exact(quantity), fee: exact(fee) }
          : null,
      stopped: kind === 'fill' ? null : { why: 'refused', rule: error ?? '' },
      funding: exact(funding),
    }
  })
}
