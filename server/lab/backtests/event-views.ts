import type {
  BacktestMarker,
  BacktestTrigger,
  triggerTypes,
} from '../../../contract/lab/backtest-shapes.ts'
import type { BacktestEvent } from '../../storage/lab/backtest-content.ts'
import { iso } from '../iso.ts'
import { triggerId } from './backtest-id.ts'

/** `index`: of the event in its backtest, from 0. */
export function triggerView(
  backtest: number,
  event: BacktestEvent,
  index: number,
): BacktestTrigger {
  const { decided, quantity } = event
  const side = quantity < 0 ? 'sell' : 'buy'
  return {
    id: triggerId(backtest, index),
    type: decided?.action ?? (event.part === 'exit' ? 'close' : side),
    trigger_type: causes[event.cause],
    symbol: event.symbol,
    price: event.price,
    quantity: Math.abs(quantity),
    timestamp: iso(event.at),
    pnl: event.pnl,
    fee: event.fee,
    equity_before: event.equityBefore,
    equity_after: event.equityAfter,
    reason: decided?.reason ?? null,
    error: event.error ?? null,
  }
}

/** Of the program's own runs, on each closed bar. */
const causes: Record<BacktestEvent['cause'], (typeof triggerTypes)[number]> = {
  order: 'scheduled',
  stop: 'stop',
  target: 'target',
  liquidation: 'liquidation',
  end: 'end',
}

/** The markers of a fill: one that turns a position around has two. */
export function markerViews(
  backtest: number,
  event: BacktestEvent,
  index: number,
): BacktestMarker[] {
  if (event.kind === 'refused') return []
  const marker = (type: 'entry' | 'exit'): BacktestMarker => ({
    type,
    timestamp: iso(event.at),
    price: event.price,
    side: event.quantity < 0 ? 'sell' : 'buy',
    symbol: event.symbol,
    quantity: Math.abs(event.quantity),
    cause: event.cause,
    trigger_id: triggerId(backtest, index),
  })
  if (event.part === 'turn') return [marker('exit'), marker('entry')]
  return [marker(event.part === 'exit' ? 'exit' : 'entry')]
}
