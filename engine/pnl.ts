// The result of a position and of a session: the only computation, used by every screen, export and rule.
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  round,
  subtract,
  toNumber,
} from '../contract/decimal.ts'
import type { Pnl } from '../contract/trading/positions.ts'
import type { DecimalString, Side } from '../contract/primitives.ts'

const usdcPlaces = 8

/** All fills of one position, summed. Sizes in base units, notionals (Σ size × price) in USDC, all unsigned. */
export interface PositionLedger {
  side: Side
  entrySize: DecimalString
  entryNotional: DecimalString
  exitSize: DecimalString
  exitNotional: DecimalString
  /** Paid; positive. */
  fees: DecimalString
  /** Positive when received. */
  funding: DecimalString
}

/**
 * Gross = side × (exit notional + open size × mark − entry notional), split into what was closed (against its share of
 * the entry) and what is open. Parts have at most 8 decimals and add up exactly: `realized + unrealized` is gross
 * rounded once, `net = realized + unrealized − fees + funding`. A closed position's `realized` is
 * side × (exit notional − entry notional). `budgetShare` is the position's margin in USDC.
 * Throws RangeError when more was closed than opened.
 */
export function positionPnl(
  ledger: PositionLedger,
  markPrice: DecimalString,
  budgetShare: DecimalString,
): Pnl {
  const open = openSize(ledger)
  const gross = signed(
    ledger.side,
    subtract(add(ledger.exitNotional, multiply(open, markPrice)), ledger.entryNotional),
  )
  const realized = isZero(open) ? gross : signed(ledger.side, closedGain(ledger))
  return assemble(
    {
      realized: round(realized, usdcPlaces),
      unrealized: subtract(round(gross, usdcPlaces), round(realized, usdcPlaces)),
      fees: round(ledger.fees, usdcPlaces),
      funding: round(ledger.funding, usdcPlaces),
    },
    budgetShare,
  )
}

/** The sum of several positions' parts, against one budget. All zero without positions. */
export function sumPnl(pnls: readonly Pnl[], budget: DecimalString): Pnl {
  return assemble(
    {
      realized: add(...pnls.map((pnl) => pnl.realized)),
      unrealized: add(...pnls.map((pnl) => pnl.unrealized)),
      fees: add(...pnls.map((pnl) => pnl.fees)),
      funding: add(...pnls.map((pnl) => pnl.funding)),
    },
    budget,
  )
}

/** The same position at another mark price: only the open part changes. `size`: base units still open, unsigned. */
export function repricePnl(
  pnl: Pnl,
  position: { side: Side; size: DecimalString; entryPrice: DecimalString },
  markPrice: DecimalString,
  budget: DecimalString,
): Pnl {
  const gain = multiply(position.size, subtract(markPrice, position.entryPrice))
  return assemble({ ...pnl, unrealized: round(signed(position.side, gain), usdcPlaces) }, budget)
}

/** Base units still open. Throws RangeError when more was closed than opened. */
export function openSize(ledger: PositionLedger): DecimalString {
  if (compare(ledger.exitSize, ledger.entrySize) > 0) {
    throw new RangeError(`closed ${ledger.exitSize} of a position of ${ledger.entrySize}`)
  }
  return subtract(ledger.entrySize, ledger.exitSize)
}

/** Average price, at most 8 decimals: of the entries `averagePrice(entryNotional, entrySize)`. Null before a fill. */
export function averagePrice(notional: DecimalString, size: DecimalString): DecimalString | null {
  return isZero(size) ? null : round(divide(notional, size), usdcPlaces)
}

function closedGain({ entrySize, entryNotional, exitSize, exitNotional }: PositionLedger) {
  return subtract(exitNotional, divide(multiply(entryNotional, exitSize), entrySize))
}

function signed(side: Side, gainOfLong: DecimalString): DecimalString {
  return side === 'long' ? gainOfLong : negate(gainOfLong)
}

function assemble(
  parts: Pick<Pnl, 'realized' | 'unrealized' | 'fees' | 'funding'>,
  budget: DecimalString,
): Pnl {
  const { realized, unrealized, fees, funding } = parts
  const net = subtract(add(realized, unrealized, funding), fees)
  const netPct = isZero(budget) ? 0 : toNumber(round(divide(multiply(net, 100), budget), 4))
  return { realized, unrealized, fees, funding, net, netPct }
}
