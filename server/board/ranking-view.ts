import { getAddress } from 'viem'
import { add, toNumber } from '../../contract/decimal.ts'
import type { Ranking } from '../../contract/board/leaderboard.ts'
import type { RankedTrader } from '../storage/board/leaderboard-rankings.ts'

/** The public fields of a trader. */
export function rankingView(
  { standing, address, settings }: RankedTrader,
  rank: number | null,
): Ranking {
  const { trades } = standing
  return {
    rank,
    userId: standing.userId,
    address: getAddress(address),
    label: standing.house ? labelOf(settings) : null,
    house: standing.house,
    netPnl: add(standing.netPnl),
    roiPct: toNumber(standing.roiPct),
    volume: add(standing.volume),
    winRatePct: trades === 0 ? null : toNumber(standing.winRatePct),
    maxDrawdownPct: toNumber(standing.maxDrawdownPct),
    sessions: standing.sessions,
    trades,
  }
}

/** The name of a house trader, from its settings. */
export function labelOf({ label }: Record<string, unknown>): string | null {
  return typeof label === 'string' ? label : null
}
