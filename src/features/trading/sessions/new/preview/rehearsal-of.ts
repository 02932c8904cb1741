import { maximum, round } from '../../../../../../contract/decimal.ts'
import type { Config } from '../../../../../../contract/ops/config.ts'
import type { Asset } from '../../../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../../../contract/primitives.ts'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import type { Plan } from '../../../../../../engine/types.ts'
import { assumedCosts } from '../../../../../../engine/expectation/assumed-costs.ts'
import type { Draft } from '../draft.ts'
import { marketLimits } from '../../../../../../engine/market-limits.ts'

/**
 * The draft as the engine replays it. `free`: what other sessions leave in the wallet, in whole dollars, so that a
 * moving balance does not restart the replays; when unknown, only the budget backs the positions.
 */
export function rehearsalOf(
  draft: Draft,
  plan: Plan,
  { asset, dailyRangePct }: { asset: Asset; dailyRangePct: number | undefined },
  world: Pick<Config, 'minimums' | 'fees'>,
  free: DecimalString | null,
): Rehearsal {
  const { contract, strategy, durationMs } = draft
  return {
    symbol: asset.symbol,
    contract,
    plan,
    strategy,
    durationMs,
    limits: marketLimits(asset, world.minimums.order, dailyRangePct),
    costs: assumedCosts(world.fees),
    wallet: maximum(contract.budget, round(free ?? 0, 0, 'down')),
  }
}
