// A contract's key figures before it is started. The engine makes the plan.
import { add, divide, multiply, round, toNumber } from '../../../../../../contract/decimal.ts'
import type { Config } from '../../../../../../contract/ops/config.ts'
import type { Asset } from '../../../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import { marketLimits } from '../../../../../../engine/market-limits.ts'
import { plan } from '../../../../../../engine/sessions/plan.ts'
import type { Plan } from '../../../../../../engine/types.ts'
import { language } from '../../../../../lib/words/language.ts'
import { assumedSlippage } from '../../../../../../engine/expectation/assumed-costs.ts'
import type { Draft } from '../draft.ts'

export interface Figures {
  plan: Plan
  /** All positions open at once, at entry. USDC. */
  notional: DecimalString
  /** USDC: the loss threshold. The session ends where closing would cost what is left of it. */
  canLose: DecimalString
  /** USDC: fees and assumed slippage of one position's way in and out, at the market. */
  positionCost: DecimalString
  /** Percent of its entry price that a position has to move for that. */
  breakEvenPct: number
  /** Target ÷ loss threshold. */
  rewardToRisk: DecimalString
}

/**
 * The engine's refusal as text when no plan fits. `dailyRangePct`: how far the market usually moves in a day; undefined
 * where not known.
 */
export function figures(
  { contract, bounds }: Pick<Draft, 'contract' | 'bounds'>,
  asset: Asset,
  world: Pick<Config, 'minimums' | 'fees'>,
  dailyRangePct?: number,
): Figures | { refusal: string } {
  const planned = plan(contract, marketLimits(asset, world.minimums.order, dailyRangePct), bounds)
  if ('refusal' in planned) return { refusal: language.tell(planned.why) }
  const notional = multiply(planned.notionalPerPosition, contract.maxPositions)
  const loss = divide(multiply(contract.budget, contract.lossThreshold), 100)
  const ofOneFill = add(world.fees.taker, world.fees.builder, assumedSlippage)
  return {
    plan: planned,
    notional,
    canLose: loss,
    positionCost: multiply(planned.notionalPerPosition, ofOneFill, 2),
    breakEvenPct: toNumber(multiply(ofOneFill, 200)),
    rewardToRisk: round(divide(contract.profitTarget, contract.lossThreshold), 2),
  }
}
