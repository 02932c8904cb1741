import { add, subtract } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { RiskAccount } from '../../../engine/risk/checks.ts'
import type { ViewerContext } from '../../context.ts'
import { exchangeTerms } from '../../venue/index.ts'
import type { AccountState } from '../../venue/port.ts'
import { openPositionsOf } from './open-positions.ts'
import { today } from './today.ts'

export interface MeasuredAccount extends RiskAccount {
  /** USDC kept back for running sessions: what is left of their budgets. `available` is without it. */
  promised: DecimalString
  /** USDC, signed. The result since the UTC day began. */
  dayNet: DecimalString
  /** Percent of the day's starting equity that is lost by now. */
  drawdownPercent: DecimalString
}

/**
 * The account's figures for the risk checks, over all ways to trade and all markets. Throws what the exchange port
 * throws.
 */
export async function riskAccount(
  ctx: ViewerContext,
  account: AccountState,
): Promise<MeasuredAccount> {
  const { sessionRuns, viewer } = ctx
  const [day, { free }] = await Promise.all([
    today(ctx, account),
    sessionRuns.freeIn(viewer.id, () => Promise.resolve(account)),
  ])
  return {
    balance: account.equity,
    available: free,
    promised: subtract(account.available, free),
    openPositions: await openPositionsOf(ctx, account),
    dayStartEquity: day.startEquity,
    dayNet: day.net,
    dayLoss: day.loss,
    drawdownPercent: day.drawdownPercent,
    takerFee: add(exchangeTerms.takerFee, ctx.config.builder.feeTenthsBp / 100_000),
  }
}
