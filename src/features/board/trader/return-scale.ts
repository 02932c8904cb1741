// One scale for all rows of a board, so that returns and falls can be compared down the page.
import type { Ranking } from '../../../../contract/board/leaderboard.ts'
import type { RailEnds } from '../../../ui/rail/rail-scale.ts'

type Reach = Pick<Ranking, 'roiPct' | 'maxDrawdownPct'>

/** Percent that each side has at least: a board of nearly nothing must not look like one of extremes. */
const least = 1

/** To the left the deepest fall or loss of any row, to the right the best return. */
export function returnScale(rows: readonly Reach[]): RailEnds {
  return {
    lossThreshold: Math.max(least, ...rows.map((row) => Math.max(row.maxDrawdownPct, -row.roiPct))),
    profitTarget: Math.max(least, ...rows.map((row) => row.roiPct)),
  }
}
