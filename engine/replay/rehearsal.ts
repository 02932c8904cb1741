import { add, divide, multiply, toNumber } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import { closingCost } from '../sessions/exits.ts'
import { pursuitMs } from '../sessions/maker.ts'
import type { Strategy } from '../sessions/presets.ts'
import type { MarketLimits, Plan, SessionContract } from '../types.ts'
import type { Costs } from './ledger.ts'
import type { Terms } from './replay.ts'
import type { Tape } from './tape.ts'
import { marketLeverage } from '../sessions/leverage-window.ts'

/** A session to replay from any start. */
export interface Rehearsal {
  symbol: string
  contract: SessionContract
  /** As `plan()` made it from the contract. */
  plan: Plan
  strategy: Strategy
  limits: MarketLimits
  /** Null: open-ended. */
  durationMs: number | null
  costs: Costs
  /** USDC in the account at the start; with cross margin more than the budget backs the positions. */
  wallet: DecimalString
}

/** A rehearsal's numbers as floats, for deciding which price level comes first. */
export function termsOf(rehearsal: Rehearsal, tape: Tape, start: number): Terms {
  const { contract, costs, limits, strategy, wallet } = rehearsal
  const entries = strategy.maker?.entries
  const share = (percent: number): number =>
    toNumber(divide(multiply(contract.budget, percent), 100))
  return {
    tape,
    start,
    chaseMs: entries === undefined ? 0 : pursuitMs(entries),
    rates: {
      fee: toNumber(add(costs.takerFee, costs.builderFee)),
      makerFee: toNumber(add(costs.makerFee, costs.builderFee)),
      slippage: toNumber(costs.slippage),
      fundingHourly: toNumber(costs.fundingRateHourly),
    },
    limits: {
      target: share(contract.profitTarget),
      loss: share(contract.lossThreshold),
      closing: toNumber(closingCost),
      wallet: toNumber(wallet),
      maintenanceRate: 1 / (2 * marketLeverage(contract, limits)),
    },
  }
}

/** Throws RangeError on a start outside the bars, and on a tape of other intervals than the strategy's. */
export function requireFit({ strategy }: Rehearsal, tape: Tape, start: number): void {
  const last = tape.bars.t.length - 1
  if (!(Number.isInteger(start) && start >= 1 && start <= last)) {
    throw new RangeError(`a session starts with a bar of 1 … ${last}, not with ${start}`)
  }
  const has = tape.watched.map(({ interval }) => interval).join()
  const wants = strategy.intervals.join()
  if (has !== wants) throw new RangeError(`the tape watches ${has}, the strategy ${wants}`)
}
