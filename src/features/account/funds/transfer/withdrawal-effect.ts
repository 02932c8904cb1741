// The effects of taking money out on the rest of the account: on the budgets of running sessions, and on liquidation
// prices.
import {
  absolute,
  add,
  compare,
  divide,
  maximum,
  multiply,
  sign,
  subtract,
} from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { NetAccount, NetPosition } from '../../../../api/net-account.ts'

export interface BudgetEffect {
  /** USDC that running sessions may use in total. */
  promised: DecimalString
  /** USDC of it that is not in positions yet and must stay free for them. */
  stillNeeded: DecimalString
  /** USDC that stays free after the withdrawal. */
  left: DecimalString
  /** USDC that will be missing; "0" when it is enough. */
  short: DecimalString
}

export function budgetEffect(
  withdrawable: DecimalString,
  /** Withdrawable less what sessions still need. */
  free: DecimalString,
  budgets: readonly DecimalString[],
  leaving: DecimalString,
): BudgetEffect {
  const stillNeeded = subtract(withdrawable, free)
  const left = maximum(0, subtract(withdrawable, leaving))
  const short = maximum(0, subtract(stillNeeded, left))
  return { promised: add(0, ...budgets), stillNeeded, left, short }
}

export interface LiquidationEffect {
  symbol: string
  isLong: boolean
  /** Null: no price would liquidate it. */
  before: DecimalString | null
  after: DecimalString | null
}

/** Isolated positions have margin of their own, which a withdrawal does not affect. */
export function liquidationEffects(
  { equity, positions }: NetAccount,
  leaving: DecimalString,
): LiquidationEffect[] {
  const cross = positions.filter(({ isCross }) => isCross)
  const maintenance = add(0, ...cross.map(maintenanceOf))
  const available = subtract(subtract(equity, leaving), maintenance)
  return cross.map((position) => ({
    symbol: position.symbol,
    isLong: sign(position.size) > 0,
    before: position.liquidationPrice,
    after: liquidationPrice(position, available),
  }))
}

/**
 * mark − side · available ÷ size ÷ (1 − side · rate), where available = equity − total maintenance margin.
 * https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations
 */
function liquidationPrice(position: NetPosition, available: DecimalString): DecimalString | null {
  const size = absolute(position.size)
  const side = sign(position.size)
  const mark = divide(position.notional, size)
  const perUnit = divide(available, size)
  const distance = divide(perUnit, subtract(1, multiply(side, rateOf(position))))
  const price = subtract(mark, multiply(side, distance))
  return compare(price, 0) > 0 ? price : null
}

function maintenanceOf(position: NetPosition): DecimalString {
  return multiply(position.notional, rateOf(position))
}

/** The maintenance rate of the first margin tier; larger positions have a higher one. */
function rateOf({ maxLeverage }: NetPosition): DecimalString {
  return divide(1, multiply(2, maxLeverage))
}
