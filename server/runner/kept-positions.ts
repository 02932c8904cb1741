import { positionExit } from '../../engine/exits.ts'
import type { Decision, MarketState } from '../../engine/types.ts'
import type { MarkPrice } from '../context.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { positionState } from '../ledger/pnl.ts'
import { strategyOf } from '../ledger/strategy.ts'

type Close = Extract<Decision, { action: 'close' }>

/** Take-profits and stops that the mark price is beyond, and nothing else: no session stands behind them any more. */
export function watchedExits(session: SessionRow, live: PositionRow[], mark: MarkPrice): Close[] {
  const strategy = strategyOf(session)
  const market: MarketState = {
    symbol: session.symbol,
    markPrice: mark.mark,
    markAgeMs: 0,
    limits: { maxLeverage: session.leverage, szDecimals: 0, minimumNotional: '0' },
    signals: [],
    availableMargin: '0',
  }
  return live
    .filter((position) => position.status === 'open')
    .flatMap((position): Close[] => {
      const exit = positionExit(positionState(position), market, strategy)
      return exit === null ? [] : [{ action: 'close', positionId: position.id, ...exit }]
    })
}
