import { executionStrategies, strategyDurations } from '../../contract/sessions/sessions.ts'
import { assumedCosts } from '../../engine/expectation/assumed-costs.ts'
import { type SessionTerms, advanceTerms, quickTerms } from '../../engine/sessions/terms.ts'
import type { Market } from '../../engine/research/trial.ts'

export interface Kind {
  name: string
  terms: SessionTerms
}

/** USDC. Large enough that the exchange's smallest order is no question. */
const budget = '1000'

/** Every kind of session that can be started: the quick one as the form is prefilled, each preset and horizon. */
export function kinds(): Kind[] {
  const quick = { budget, profitTarget: 10, lossThreshold: 5, maxPositions: 3 }
  return [
    { name: 'Quick', terms: quickTerms(quick) },
    ...executionStrategies.flatMap((risk) =>
      strategyDurations.map((duration) => ({
        name: `${risk} ${duration}`,
        terms: advanceTerms(budget, risk, duration),
      })),
    ),
  ]
}

/** Fees of the exchange and the builder, and the slippage and funding that the form assumes. */
const costs = assumedCosts({ taker: '0.00045', maker: '0.00015', builder: '0.0001' })

/** The largest markets allow more leverage and finer sizes. */
export function marketOf(symbol: string): Market {
  const isLarge = symbol === 'BTC' || symbol === 'ETH'
  const [maxLeverage, szDecimals] = isLarge ? [symbol === 'BTC' ? 40 : 25, 5] : [20, 2]
  return { symbol, costs, limits: { maxLeverage, szDecimals, minimumNotional: '10' } }
}
