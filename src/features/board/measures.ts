// A description of each number for readers. The server computes them in this way.
import type { Period, RankingSort } from '../../../contract/board/leaderboard.ts'

export type Measure = RankingSort | 'rank' | 'trades'

export const measureNames: Record<Measure, string> = {
  rank: 'Rank',
  pnl: 'Net PnL',
  roi: 'Return',
  drawdown: 'Drawdown',
  volume: 'Volume',
  winRate: 'Win rate',
  trades: 'Trades',
}

export const measureMeanings: Record<Measure, string> = {
  rank: 'One more than the number of ranked traders who are strictly better; equals share a rank. A search changes no rank.',
  pnl: 'Of the positions that closed in the period, over their whole life: realised result less fees, plus funding. Open positions and deposits are not in it.',
  roi: 'Net PnL as percent of the capital used: the largest sum of session budgets in use at one moment of the period.',
  drawdown:
    'The largest fall of the net PnL curve from a peak of the period, as percent of the capital used. The return was paid for with it.',
  volume: 'Size × price of every fill of the sessions, entries and exits.',
  winRate: 'Closed positions with a net gain above zero, of all that closed in the period.',
  trades: 'Positions that closed in the period.',
}

export const sortWords: Record<RankingSort, string> = {
  pnl: 'Net PnL, most',
  roi: 'Return, highest',
  volume: 'Volume, most',
  winRate: 'Win rate, highest',
  drawdown: 'Drawdown, smallest',
}

export const periodWords: Record<Period, string> = {
  '24h': 'the last 24 hours',
  '7d': 'the last 7 days',
  '30d': 'the last 30 days',
  all: 'all time',
}

export const periodLabels: Record<Period, string> = {
  '24h': '24h',
  '7d': '7d',
  '30d': '30d',
  all: 'All',
}

/** Addresses may differ in upper and lower case and still be the same account. */
export function isSameAccount(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}
