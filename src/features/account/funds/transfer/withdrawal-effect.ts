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
import { marginTerms } from '../../../../../engine/margin-tiers.ts'
import type { NetAccount, NetPosition } from '../../../../api/exchange/net-account.ts'

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

/** Markets by symbol, for their margin tiers; one that is missing counts by its first tier. */
export type TieredMarkets = ReadonlyMap<string, Parameters<typeof marginTerms>[0]>

/** Isolated positions have margin of their own, which a withdrawal does not affect. */
export function liquidationEffects(
  { equity, positions }: NetAccount,
  leaving: DecimalString,
  markets: TieredMarkets,
): LiquidationEffect[] {
  const cross = positions.filter(({ isCross }) => isCross)
  const termsOf = (position: NetPosition, notional = position.notional) =>
    marginTerms(markets.get(position.symbol) ?? position, notional)
  const maintenanceOf = (position: NetPosition) => {
    const { rate, deduction } = termsOf(position)
    return subtract(multiply(position.notional, rate), deduction)
  }
  const maintenance = add(0, ...cross.map(maintenanceOf))
  return cross.map((position) => {
    const others = subtract(maintenance, maintenanceOf(position))
    const behind = subtract(subtract(equity, leaving), others)
    return {
      symbol: position.symbol,
      isLong: sign(position.size) > 0,
      before: position.liquidationPrice,
      after: liquidationPrice(position, behind, (notional) => termsOf(position, notional)),
    }
  })
}

/**
 * The price at which what stands `behind` the position is down to its maintenance margin there, value × rate −
 * deduction. Both depend on the tier at that price, which is looked for from the present one on.
 * https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations
 */
function liquidationPrice(
  position: NetPosition,
  behind: DecimalString,
  termsAt: (notional: DecimalString) => ReturnType<typeof marginTerms>,
): DecimalString | null {
  const size = absolute(position.size)
  const side = sign(position.size)
  const value = multiply(side, position.notional)
  let terms = termsAt(position.notional)
  for (let tier = 0; ; tier++) {
    const { rate, deduction } = terms
    const margin = subtract(value, add(behind, deduction))
    const price = divide(margin, multiply(size, subtract(side, rate)))
    if (compare(price, 0) <= 0) return null
    terms = termsAt(multiply(size, price))
    if (tier === mostTiers || compare(terms.rate, rate) === 0) return price
  }
}

/** The exchange has fewer. */
const mostTiers = 10
