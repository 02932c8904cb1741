import { at, candle, signal, wallet, exampleIds } from './entities.ts'
import type { Examples } from './example.ts'
import type { Ranking } from '../../../../contract/board/leaderboard.ts'

const ranking: Ranking = {
  rank: 1,
  userId: exampleIds.user,
  address: wallet,
  label: null,
  house: false,
  netPnl: '412.77',
  roiPct: 8.26,
  volume: '184002.5',
  winRatePct: 57.1,
  maxDrawdownPct: 3.4,
  sessions: 12,
  trades: 35,
}

const share = { sessions: 40, netPnl: '310.5', volume: '90200' }

export const marketExamples: Examples<
  | 'getLeaderboardAnalytics'
  | 'getLeaderboardHealth'
  | 'getLeaderboardStats'
  | 'getMarketHealth'
  | 'getTrader'
  | 'listAllSignals'
  | 'listCandleHistory'
  | 'listCandles'
  | 'listLatestCandles'
  | 'listMarketSummaries'
  | 'listMarketSymbols'
  | 'listRankings'
  | 'listSignals'
> = {
  getMarketHealth: {
    response: {
      status: 'ok',
      symbols: 6,
      streams: [{ name: 'candle.BTC.1m', ageMs: 640, status: 'ok' }],
    },
  },
  listMarketSummaries: {
    response: {
      at,
      items: [
        {
          symbol: 'BTC',
          price: '97250',
          priceBefore: '95000',
          changePct: 2.37,
          volume: '1840025531.2',
          closes: ['95000', '95410', '96120', '97250'],
        },
      ],
    },
  },
  listMarketSymbols: {
    response: { symbols: [{ symbol: 'BTC', assetIndex: 0, maxLeverage: 40, szDecimals: 5 }] },
  },
  listLatestCandles: { response: { BTC: candle } },
  listCandles: { response: { symbol: 'BTC', interval: '15m', candles: [candle] } },
  listCandleHistory: { response: { symbol: 'BTC', interval: '15m', candles: [candle] } },
  listSignals: {
    response: { symbol: 'BTC', interval: '15m', latest: signal, items: [signal] },
  },
  listAllSignals: { response: { interval: '15m', items: [signal] } },
  getLeaderboardStats: {
    response: {
      traders: 96,
      sessions: 1204,
      volume: '8120443.1',
      netPnl: '-2210.4',
      updatedAt: at,
    },
  },
  listRankings: { response: { period: '7d', from: at, items: [ranking], nextCursor: null } },
  getTrader: {
    response: {
      ...ranking,
      curve: [
        [at, '0'],
        [at + 3_600_000, '12.4'],
      ],
      sessions: [],
      sessionCount: 12,
    },
  },
  getLeaderboardAnalytics: {
    response: {
      period: '30d',
      sessions: 40,
      tooFew: 20,
      byAsset: [{ name: 'BTC', ...share }],
      byKind: [{ name: 'quick', ...share }],
      byStrategy: [{ name: 'Conservative', ...share }],
      calibration: [
        {
          name: 'Conservative',
          sessions: 12,
          expectedPct: 0.83,
          happenedPct: 0.41,
          low: -0.9,
          high: 1.72,
        },
      ],
      byOutcome: [{ name: 'profit_target', ...share }],
      durations: [{ name: 'up to 1 hour', upToMs: 3_600_000, sessions: 12 }],
      medianDurationMs: 5_400_000,
      days: [{ day: '2026-01-01', sessions: 3, netPnl: '11.2' }],
    },
  },
  getLeaderboardHealth: { response: { status: 'ok', computedAt: at, lagMs: 0 } },
}
