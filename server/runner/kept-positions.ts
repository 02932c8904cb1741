import { positionExit } from '../../engine/exits.ts'
import { quickStrategy } from '../../engine/presets.ts'
import type { Decision, MarketState } from '../../engine/types.ts'
import type { MarkPrice } from '../context.ts'
import type { PositionRow } from '../storage/positions.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { positionState, sessionState } from '../ledger/pnl.ts'

type Close = Extract<Decision, { action: 'close' }>

/** Take-profits and stops that the mark price is beyond, and nothing else: no session stands behind them any more. */
export function watchedExits(session: SessionRow, live: PositionRow[], mark: MarkPrice): Close[] {
  const state = sessionState(session, '0')
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
      const exit = positionExit(positionState(position), state, market, quickStrategy)
      return exit === null ? [] : [{ action: 'close', positionId: position.id, ...exit }]
    })
}
