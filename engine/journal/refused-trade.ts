// What a trade that limits refused would have earned: its ticket, over the candles that followed. Where a candle does not
// tell which of its prices came first, the worse one did; so the result is rather too low than too high, and what rules
// saved rather too high.
import type { Side, UnixMs } from '../../contract/primitives.ts'

export interface RefusedTicket {
  side: Side
  /** When it was refused. */
  at: UnixMs
  entry: number
  /** Whether the entry waits at its price; otherwise it fills at once. */
  waits: boolean
  stop: number | null
  /** Nearest first; sizes in base units, together at most the quantity. */
  targets: readonly { price: number; size: number }[]
  /** Base units. */
  quantity: number
  leverage: number
  /** Fractions of the notional: of the entry, and of each exit. */
  entryFee: number
  exitFee: number
}

/** First and last millisecond of a candle, and its prices. */
export interface ReplayCandle {
  t: UnixMs
  T: UnixMs
  o: number
  h: number
  l: number
  c: number
}

export type RefusedEnd =
  /** All of it: at the stop, or where the margin would have been used up. */
  | 'stop'
  | 'liquidation'
  | 'targets'
  /** The rest at the last price within the time. */
  | 'time'
  /** Its entry was not reached within the time. */
  | 'unfilled'

export interface RefusedResult {
  end: RefusedEnd
  endedAt: UnixMs
  /** USDC, signed, after fees and without funding. */
  net: number
}

/** Milliseconds after which what is left of it counts as closed. */
export const refusedTimeMs = 7 * 86_400_000

/**
 * Null: the candles end before the trade does. `candles` are complete ones in their order; those that begin before the
 * refusal or after its time are left out.
 *
 * - A waiting entry fills in the first candle whose range goes beyond its price. In that candle the stop counts, targets
 *   do not.
 * - The stop comes before targets of the same candle; a candle that opens beyond it closes at its open.
 * - Without a stop the position lasts until its loss is its margin: entry × (1 ∓ 1 ÷ leverage).
 * - A target that the price touches closes its size at its price.
 * - net = Σ exits (price − entry) × size × direction − entry × quantity × entry fee − Σ price × size × exit fee
 */
export function replayRefused(
  ticket: RefusedTicket,
  candles: readonly ReplayCandle[],
): RefusedResult | null {
  const { at, entry, stop, leverage, quantity } = ticket
  const direction = ticket.side === 'long' ? 1 : -1
  const last = stop ?? entry * (1 - direction / leverage)
  const until = at + refusedTimeMs
  const targets = [...ticket.targets]
  let isOpen = !ticket.waits
  let left = quantity
  let net = -entry * quantity * ticket.entryFee
  const close = (price: number, size: number): void => {
    net += (price - entry) * size * direction - price * size * ticket.exitFee
    left -= size
  }
  const ended = (end: RefusedEnd, candle: ReplayCandle): RefusedResult => ({
    end,
    endedAt: candle.T,
    net,
  })
  for (const candle of candles) {
    if (candle.t < at) continue
    const isLast = candle.T >= until
    const [worst, best] = direction === 1 ? [candle.l, candle.h] : [candle.h, candle.l]
    const fillsNow = !isOpen && (entry - worst) * direction > 0
    isOpen ||= fillsNow
    if (isOpen) {
      if ((last - worst) * direction >= 0) {
        const isBeyond = !fillsNow && (last - candle.o) * direction > 0
        close(isBeyond ? candle.o : last, left)
        return ended(stop === null ? 'liquidation' : 'stop', candle)
      }
      while (!fillsNow && targets[0] !== undefined && (best - targets[0].price) * direction >= 0) {
        const { price, size } = targets.shift() ?? { price: 0, size: 0 }
        close(price, Math.min(size, left))
      }
      if (left <= quantity * 1e-9) return ended('targets', candle)
      if (isLast) {
        close(candle.c, left)
        return ended('time', candle)
      }
    } else if (isLast) return { end: 'unfilled', endedAt: candle.T, net: 0 }
  }
  return null
}
