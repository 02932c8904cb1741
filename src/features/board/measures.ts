// A description of each number for readers. The server computes them in this way.
import { t } from '@lingui/core/macro'
import type { Period, RankingSort } from '../../../contract/board/leaderboard.ts'

export type Measure = RankingSort | 'rank' | 'trades'

export const measureNames: Record<Measure, string> = {
  get rank() {
    return t`Rank`
  },
  get pnl() {
    return t`Net PnL`
  },
  get roi() {
    return t`Return`
  },
  get drawdown() {
    return t`Drawdown`
  },
  get volume() {
    return t`Volume`
  },
  get winRate() {
    return t`Win rate`
  },
  get trades() {
    return t`Trades`
  },
}

export const measureMeanings: Record<Measure, string> = {
  get rank() {
    return t`One more than the number of ranked traders who are strictly better; equals share a rank. A search changes no rank.`
  },
  get pnl() {
    return t`Of the positions that closed in the period, over their whole life: realised result less fees, plus funding. Open positions and deposits are not in it.`
  },
  get roi() {
    return t`Net PnL as percent of the capital used: the largest sum of session budgets in use at one moment of the period.`
  },
  get drawdown() {
    return t`The largest fall of the net PnL curve from a peak of the period, as percent of the capital used. The return was paid for with it.`
  },
  get volume() {
    return t`Size × price of every fill of the sessions, entries and exits.`
  },
  get winRate() {
    return t`Closed positions with a net gain above zero, of all that closed in the period.`
  },
  get trades() {
    return t`Positions that closed in the period.`
  },
}

export const sortWords: Record<RankingSort, string> = {
  get pnl() {
    return t`Net PnL, most`
  },
  get roi() {
    return t`Return, highest`
  },
  get volume() {
    return t`Volume, most`
  },
  get winRate() {
    return t`Win rate, highest`
  },
  get drawdown() {
    return t`Drawdown, smallest`
  },
}

export const periodWords: Record<Period, string> = {
  get '24h'() {
    return t`the last 24 hours`
  },
  get '7d'() {
    return t`the last 7 days`
  },
  get '30d'() {
    return t`the last 30 days`
  },
  get all() {
    return t`all time`
  },
}

export const periodLabels: Record<Period, string> = {
  '24h': '24h',
  '7d': '7d',
  '30d': '30d',
  get all() {
    return t`All`
  },
}

/** Addresses may differ in upper and lower case and still be the same account. */
export function isSameAccount(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase()
}
