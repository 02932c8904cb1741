import type * as contract from '../../../contract/endpoints.ts'
import { excursionsOf } from '../../../engine/journal/excursions.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { matchingTrades } from '../book/matching.ts'
import { percent, spread } from './figures.ts'

export const getExcursions: Verb<ViewerContext, typeof contract.getExcursions> = async ({
  ctx,
  input: { query },
}) => {
  const { rows } = await matchingTrades(ctx, query)
  const found = excursionsOf(rows)
  const known = rows.filter(({ r, maeR, mfeR }) => r !== null && maeR !== null && mfeR !== null)
  return {
    n: known.length,
    mae_of_winners: spread(found.maeOfWinners),
    mfe_of_losers: spread(found.mfeOfLosers),
    losers_once_ahead_pct: percent(found.losersOnceAhead),
    scratches_once_ahead: found.scratchesOnceAhead,
    kept_of_best_pct: percent(found.keptOfBest),
  }
}
