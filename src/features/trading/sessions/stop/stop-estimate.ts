// The estimated result of a session for each way to stop it, shown before the choice.
import { add, subtract } from '../../../../../contract/decimal.ts'
import type { Pnl, Position } from '../../../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import {
  closeAt,
  estimateClose,
  type CloseEstimate,
  type Fees,
} from '../../../../lib/close-estimate.ts'

export interface StopEstimate {
  /** Net of the session when everything closes now. USDC. */
  closeNow: DecimalString
  /** Net when every open position reaches its stop; null when one has none. */
  atStops: DecimalString | null
  /** Net when every open position reaches its take-profit; null when one has none. */
  atTargets: DecimalString | null
  positions: { position: Position; estimate: CloseEstimate }[]
}

/** Positions whose entry has not filled are not counted. */
function isFilled({ status, entryPrice }: Position): boolean {
  return status !== 'closed' && entryPrice !== '0'
}

export function estimateStop(
  pnl: Pnl,
  positions: readonly Position[],
  mark: DecimalString | null,
  fees: Fees,
): StopEstimate {
  const open = positions.filter(isFilled)
  const settled = subtract(add(pnl.realized, pnl.funding), pnl.fees)
  const net = (closes: readonly CloseEstimate[]): DecimalString =>
    add(settled, ...closes.map(({ realises }) => realises))
  const at = (price: (position: Position) => DecimalString | null): DecimalString | null => {
    const closes = open.flatMap((position) => {
      const level = price(position)
      return level === null ? [] : [closeAt(position, level, fees)]
    })
    return closes.length < open.length ? null : net(closes)
  }
  const estimates = open.map((position) => ({
    position,
    estimate: estimateClose(position, mark ?? position.markPrice, fees),
  }))
  return {
    closeNow: net(estimates.map(({ estimate }) => estimate)),
    atStops: at(({ stopLossPrice }) => stopLossPrice),
    atTargets: at(({ takeProfitPrice }) => takeProfitPrice),
    positions: estimates,
  }
}
