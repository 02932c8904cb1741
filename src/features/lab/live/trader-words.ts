import { t } from '@lingui/core/macro'
import { add, divide, maximum, multiply, fromNumber } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { Trader } from '../../../../contract/traders/traders.ts'
import { formatMoney, formatPercent } from '../../../lib/numbers/format.ts'

const moneyPlaces = 6

/** USDC of the budget after its closed positions, at least 0; null without a budget. */
export function budgetLeft({ budget, stats }: Trader): DecimalString | null {
  if (budget === null) return null
  const left = add(fromNumber(budget, moneyPlaces), fromNumber(stats.net_pnl, moneyPlaces))
  return maximum(left, 0)
}

/** USDC of losses at which it closes everything and stops; null without a budget. */
export function mayLose({ budget, loss_threshold }: Trader): DecimalString | null {
  if (budget === null) return null
  const [all, share] = [fromNumber(budget, moneyPlaces), fromNumber(loss_threshold, moneyPlaces)]
  return divide(multiply(all, share), 100)
}

/** The budget and what may be lost of it, as sentences for whoever switches it on. */
export function moneyWords(trader: Trader): string[] {
  const most = mayLose(trader)
  if (trader.budget === null || most === null) {
    return [
      t`${trader.name} has no budget: it may use, and lose, all that is free in the account, within your limits.`,
    ]
  }
  const budget = formatMoney(trader.budget)
  const share = formatPercent(trader.loss_threshold, {
    places: Number.isInteger(trader.loss_threshold) ? 0 : 2,
  })
  return [
    t`${trader.name} has a budget of ${budget}: it uses no more than that as margin.`,
    t`It may lose ${formatMoney(most)} (${share}): then it closes what is open and stops. In a fast market it can be more.`,
  ]
}

export function stopRuleWords({ without_stop, protective_stop_percent }: Trader): string {
  return without_stop === 'refuse'
    ? t`An order without a stop is refused.`
    : t`An order without a stop gets one ${formatPercent(protective_stop_percent)} from its entry.`
}
