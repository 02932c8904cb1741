// One scale for all rows of a board, so that returns and drawdowns can be compared between rows.
import type { Ranking } from '../../../../contract/board/leaderboard.ts'
import type { RailEnds } from '../../../ui/rail/rail-scale.ts'

type Reach = Pick<Ranking, 'roiPct' | 'maxDrawdownPct'>

/** Percent: the least length of each side, so that tiny values do not look extreme. */
const least = 1

/** To the left the deepest drawdown or loss of any row, to the right the best return. */
export function returnScale(rows: readonly Reach[]): RailEnds {
  return {
    lossThreshold: Math.max(least, ...rows.map((row) => Math.max(row.maxDrawdownPct, -row.roiPct))),
    profitTarget: Math.max(least, ...rows.map((row) => row.roiPct)),
  }
}
