// Every figure of a journal, recomputed from its fills by a program outside, in another language and by other formulas.
import { beforeAll, describe, expect, test } from 'vitest'
import { add } from '../../../contract/decimal.ts'
import { deepestFall } from '../../../engine/journal/equity.ts'
import { excursionsOf } from '../../../engine/journal/excursions.ts'
import type { MeasuredTrade } from '../../../engine/journal/measured-trade.ts'
import { performanceOf } from '../../../engine/journal/performance.ts'
import type { NewJournalTrade } from '../../storage/journal/trades.ts'
import { book, hasPython, outside, pastJournal } from './past-journal.ts'

interface Outside {
  trades: Record<string, string | number | null>[]
  statistics: Record<string, number | null | number[]>
}

describe.skipIf(!hasPython)('a program outside (it needs python3)', () => {
  let found: Outside
  let rows: NewJournalTrade[]
  let ours: MeasuredTrade[]
  beforeAll(async () => {
    found = await outside<Outside>('recompute.py', book)
    rows = pastJournal()
    ours = rows.map(asMeasured)
  })

  test('finds the same trades, to the last digit of their money', () => {
    expect(rows.length).toBeGreaterThan(150)
    expect(found.trades).toMatchObject(rows.map(exactly))
  })

  test('finds the same worst and best results on the way', () => {
    for (const [index, trade] of rows.entries()) {
      const { mae, mfe } = found.trades[index] ?? {}
      expect(Number(trade.mae)).toBeCloseTo(Number(mae), 6)
      expect(Number(trade.mfe)).toBeCloseTo(Number(mfe), 6)
    }
  })

  test('finds the same statistics', () => {
    const performance = performanceOf(ours)
    const on = excursionsOf(ours)
    const spread = (of: typeof on.maeOfWinners) => [of?.p10, of?.median, of?.p90]
    const steps = ours.map(({ closedAt, net }) => ({ at: closedAt, pnl: net, paid: 0 }))
    const figures: Record<string, unknown> = {
      n: performance.n,
      net: performance.net,
      win_rate: performance.winRate,
      profit_factor: performance.profitFactor,
      average_win: performance.averageWin,
      average_loss: performance.averageLoss,
      largest_win: performance.largestWin,
      largest_loss: performance.largestLoss,
      expectancy: performance.expectancy?.mean,
      average_r: performance.averageR?.mean,
      held_ms: performance.averageDurationMs,
      best_streak: performance.streaks.best,
      worst_streak: performance.streaks.worst,
      drawdown: deepestFall(0, steps).drawdown,
      mae_of_winners: spread(on.maeOfWinners),
      mfe_of_losers: spread(on.mfeOfLosers),
      losers_once_ahead: on.losersOnceAhead,
      scratches_once_ahead: on.scratchesOnceAhead,
      kept_of_best: on.keptOfBest,
    }
    expect(digits(figures)).toEqual(digits(found.statistics))
  })
})

function asMeasured(trade: NewJournalTrade): MeasuredTrade {
  const { symbol, side, openedAt, closedAt, riskAmount, mae, mfe } = trade
  const inR = (amount: string | null) =>
    riskAmount === null ? null : Number(amount) / Number(riskAmount)
  return {
    symbol,
    side,
    openedAt,
    closedAt,
    net: Number(trade.netPnl),
    fees: Number(trade.fees),
    funding: Number(trade.funding),
    r: inR(trade.netPnl),
    maeR: inR(mae),
    mfeR: inR(mfe),
  }
}

function exactly(trade: NewJournalTrade) {
  return {
    market: trade.symbol,
    side: trade.side,
    opened: trade.openedAt,
    closed: trade.closedAt,
    quantity: add(trade.quantity),
    entry: add(trade.entryPrice),
    exit: add(trade.exitPrice),
    gross: add(trade.realizedPnl),
    fees: add(trade.fees),
    funding: add(trade.funding),
    net: add(trade.netPnl),
    risk: trade.riskAmount,
    r: trade.rMultiple,
  }
}

/** Eight significant digits: excursions are kept to 8 decimals, and the last digits of floats depend on the order of adding. */
function digits(figures: Record<string, unknown>): unknown {
  return JSON.parse(
    JSON.stringify(figures, (_key, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(8)) : value,
    ),
  )
}
