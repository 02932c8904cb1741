// Applies the rules and the account to a ticket, with the same functions as the server, which decides in the end.
import { add, divide, multiply, sign, subtract } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import {
  checkTrade,
  takerFees,
  type RiskAccount,
  type RiskVerdict,
} from '../../../../../engine/risk/checks.ts'
import { dailyDrawdownPercent, type RiskLimits } from '../../../../../engine/risk/limits.ts'
import { warningsOf, type RiskWarning } from '../../../../../engine/risk/warnings.ts'
import { marginTerms } from '../../../../../engine/margin-tiers.ts'
import type { MarketLimits } from '../../../../../engine/types.ts'
import type { Ticket } from '../ticket/ticket.ts'

export interface Verdict extends RiskVerdict {
  warnings: readonly RiskWarning[]
  /** USDC: taker fees of entry and exit of the whole size. */
  fees: DecimalString
  /** The price at which the account would be liquidated with this position alone; null: at no price above zero. */
  liquidationPrice: DecimalString | null
  /** Percent of the day's limit that is used if this trade loses at its stop; null without a stop. */
  dayUsedPercent: DecimalString | null
}

export interface Rules {
  account: RiskAccount
  limits: RiskLimits
  /** USDC kept back for running sessions; `available` is without it. */
  promised: DecimalString
}

export function verdictOf(
  ticket: Ticket,
  { account, limits: most }: Pick<Rules, 'account' | 'limits'>,
  market: MarketLimits,
  /** Base units; null: as much as the rules allow. */
  quantity: DecimalString | null = null,
): Verdict {
  // A ticket may risk less than the limits allow, never more.
  const accountRiskPercent = Math.min(
    most.accountRiskPercent,
    ticket.riskPercent ?? most.accountRiskPercent,
  )
  const limits = { ...most, accountRiskPercent }
  const draft = {
    side: ticket.side,
    entryPrice: ticket.entryPrice,
    stopPrice: ticket.stopPrice,
    targets: ticket.targets.map(({ price }) => price),
    quantity,
    leverage: ticket.leverage,
  }
  const verdict = checkTrade(draft, account, market, limits)
  return {
    ...verdict,
    warnings: warningsOf(draft, verdict, account, limits, null),
    fees: takerFees(ticket, verdict.quantity, account.takerFee),
    liquidationPrice: liquidation(ticket, verdict.quantity, account, market),
    dayUsedPercent: dayUsed(verdict.riskAmount, account, limits),
  }
}

/**
 * equity + side × (P − entry) × size = P × size × rate − deduction, with the maintenance margin of the tier that the position is
 * opened in.
 * https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations
 */
function liquidation(
  { side, entryPrice }: Ticket,
  quantity: DecimalString,
  { balance }: RiskAccount,
  market: MarketLimits,
): DecimalString | null {
  if (sign(quantity) <= 0) return null
  const direction = side === 'long' ? 1 : -1
  const { rate, deduction } = marginTerms(market, multiply(entryPrice, quantity))
  const worth = subtract(multiply(direction, entryPrice, quantity), add(balance, deduction))
  const price = divide(worth, multiply(quantity, subtract(direction, rate)))
  return sign(price) > 0 ? price : null
}

function dayUsed(
  riskAmount: DecimalString | null,
  account: RiskAccount,
  limits: RiskLimits,
): DecimalString | null {
  if (riskAmount === null) return null
  const loss = add(account.dayLoss, riskAmount)
  const percent = dailyDrawdownPercent({ startEquity: account.dayStartEquity, loss })
  return multiply(divide(percent, limits.dailyMaxDrawdownPercent), 100)
}
