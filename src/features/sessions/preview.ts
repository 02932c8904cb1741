// What a contract means in numbers, before it is started. The plan is the engine's own.
import { add, divide, multiply, round } from '../../../contract/decimal.ts'
import type { Config } from '../../../contract/config.ts'
import type { Asset } from '../../../contract/market.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { plan } from '../../../engine/plan.ts'
import type { Plan, SessionContract } from '../../../engine/types.ts'

export interface Preview {
  plan: Plan
  /** All positions open at once, at entry. USDC. */
  notional: DecimalString
  /** USDC. */
  target: DecimalString
  /** Loss threshold, plus fees of getting in and out, plus the assumed slippage. USDC. */
  worstCase: DecimalString
  /** Target ÷ loss threshold. */
  rewardToRisk: DecimalString
}

/** Share of the notional assumed lost to fills beyond the stop. */
const assumedSlippage = '0.001'

/** The engine's refusal, in its words, when no plan fits. */
export function preview(
  contract: SessionContract,
  asset: Asset,
  world: Pick<Config, 'minimums' | 'fees'>,
): Preview | { refusal: string } {
  const planned = plan(contract, {
    maxLeverage: asset.maxLeverage,
    szDecimals: asset.szDecimals,
    minimumNotional: world.minimums.order,
  })
  if ('refusal' in planned) return { refusal: planned.message }
  const notional = multiply(planned.notionalPerPosition, contract.maxPositions)
  const share = (pct: number): DecimalString => divide(multiply(contract.budget, pct), 100)
  const roundTrip = multiply(notional, add(world.fees.taker, world.fees.builder), 2)
  return {
    plan: planned,
    notional,
    target: share(contract.profitTargetPct),
    worstCase: add(
      share(contract.lossThresholdPct),
      roundTrip,
      multiply(notional, assumedSlippage),
    ),
    rewardToRisk: round(divide(contract.profitTargetPct, contract.lossThresholdPct), 2),
  }
}
