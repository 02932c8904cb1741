// What a program that a session trades by is given: its session as an account of one market.
import type { UnixMs } from '../../contract/primitives.ts'
import type { ProgramMoment } from '../programs/backtest.ts'

/** An open position of the session, as floats. */
export interface PositionSeen {
  /** 1 long, −1 short. */
  direction: 1 | -1
  /** Base units. */
  size: number
  entry: number
  stop: number | null
  takeProfit: number | null
}

export interface SessionSeen {
  symbol: string
  /** The close of the candle: epoch ms. */
  time: UnixMs
  /** The mark. */
  price: number
  /** An hour's rate as a fraction; positive: longs pay. */
  funding: number
  leverage: number
  /** USDC: the budget, and the session's net result. */
  budget: number
  net: number
}

/**
 * The budget and the result of the session are its account: a program sees nothing of what else the person holds. All
 * positions are on one side, and are one to it; stop and target are those of the oldest.
 */
export function programMoment(
  { symbol, time, price, funding, leverage, budget, net }: SessionSeen,
  positions: readonly PositionSeen[],
): ProgramMoment {
  let [size, cost] = [0, 0]
  for (const position of positions) {
    size += position.size
    cost += position.size * position.entry
  }
  const [first] = positions
  const direction = first?.direction ?? 1
  const equity = budget + net
  return {
    time,
    symbol,
    balance: Math.max(0, equity - (size * price) / leverage),
    equity,
    markets: [
      {
        symbol,
        price,
        funding,
        quantity: size === 0 ? 0 : direction * size,
        entryPrice: size === 0 ? 0 : cost / size,
        pnl: direction * (size * price - cost),
        leverage,
        stop: first?.stop ?? null,
        target: first?.takeProfit ?? null,
      },
    ],
  }
}
