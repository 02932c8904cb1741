import { csvFile } from './csv-file.ts'
import type { Examples } from './example.ts'
import { counted, tag, trade, typed, typedTrade } from './journal-trade.ts'

const date = '2026-04-01'
const stretch = { from: date, to: date, net_pnl: '145', n: 1 }

type Name =
  | 'listJournalTrades'
  | 'exportJournalTrades'
  | 'exportTaxFile'
  | 'getJournalTrade'
  | 'setTradeNotes'
  | 'addTradeTags'
  | 'removeTradeTag'
  | 'tagManyTrades'
  | 'createTypedTrade'
  | 'changeTypedTrade'
  | 'deleteTypedTrade'
  | 'listTags'
  | 'createTag'
  | 'changeTag'
  | 'deleteTag'
  | 'getOverview'
  | 'getEquityCurve'
  | 'getDailyPnl'
  | 'getSymbolBreakdown'
  | 'getDurationProfit'
  | 'getReturnDistribution'
  | 'getTimeDistribution'
  | 'getFilterOptions'
  | 'getRDistribution'
  | 'getExcursions'
  | 'getSetups'
  | 'getTargetFigures'
  | 'getRuleFigures'
const average = { mean: '-15.1', low: null, high: null, n: 14 }
const missed = { n: 14, running: 1, unfilled: 2, net_pnl: '-211.4', expectancy: average }

export const journalExamples: Examples<Name> = {
  listJournalTrades: { response: { trades: [trade], total: 1, page: 1, limit: 50 } },
  exportJournalTrades: { response: csvFile('journal.csv', 'id,opened_at\r\n') },
  exportTaxFile: { response: csvFile('koinly-2026.csv', 'Date,Sent Amount\r\n') },
  getJournalTrade: {
    response: {
      ...trade,
      entries: [],
      fills: [
        {
          id: '8812',
          at: trade.opened_at,
          side: 'buy',
          kind: 'entry',
          price: '50000',
          quantity: '0.1',
          fee: '2.25',
        },
      ],
      stops: [{ at: trade.opened_at, price: '49000' }],
      targets: [
        {
          price: '51500',
          quantity: null,
          filled_quantity: '0.1',
          status: 'reached',
          set_at: trade.opened_at,
          ended_at: trade.closed_at,
        },
      ],
      funding_payments: [{ at: '2026-04-01T10:00:00.000Z', amount: '-0.43' }],
    },
  },
  setTradeNotes: { body: { notes: trade.notes }, response: trade },
  addTradeTags: { body: { tag_id: tag.id }, response: trade },
  removeTradeTag: { response: { ...trade, tags: [] } },
  tagManyTrades: { body: { trade_ids: [trade.id], add: [tag.id] }, response: { changed: 1 } },
  createTypedTrade: { body: typed, response: typedTrade },
  changeTypedTrade: { body: typed, response: typedTrade },
  deleteTypedTrade: { response: { message: 'The trade is deleted' } },
  listTags: { response: { items: [counted], total: 1 } },
  createTag: {
    body: { name: tag.name, color: tag.color },
    response: { ...tag, trade_count: 0 },
  },
  changeTag: { body: { color: '#22c55e' }, response: { ...counted, color: '#22c55e' } },
  deleteTag: { response: { message: 'The tag is deleted' } },
  getOverview: {
    response: {
      n: 1,
      account: {
        total_trades: 1,
        total_pnl: '150',
        total_fees: '4.57',
        total_funding: '-0.43',
        net_pnl: '145',
      },
      performance: {
        win_rate: 100,
        profit_factor: null,
        avg_win: '145',
        avg_loss: null,
        largest_win: '145',
        largest_loss: null,
        expectancy: { mean: '145', low: null, high: null, n: 1 },
        avg_r_multiple: { mean: 1.45, low: null, high: null, n: 1 },
        trades_per_day: 1,
        avg_duration_secs: 13_200,
        total_duration_days: 0.15,
        unplanned: 0,
      },
      risk: {
        max_drawdown: '0',
        max_drawdown_pct: 0,
        best_day: stretch,
        worst_day: stretch,
        best_week: stretch,
        worst_week: stretch,
        best_month: stretch,
        worst_month: stretch,
        risk_of_ruin: 0,
        current_streak: 1,
        best_streak: 1,
        worst_streak: 0,
      },
      ledger: {
        ledger_sum: '145',
        journal_sum: '145',
        open: '0',
        outside: '0',
        difference: '0',
      },
    },
  },
  getEquityCurve: {
    response: {
      n: 1,
      data: [
        {
          date,
          cumulative_pnl: '145',
          paid: '0',
          equity: '10145',
          peak: '10145',
          drawdown: '0',
          drawdown_pct: 0,
          is_true_equity: true,
        },
      ],
    },
  },
  getDailyPnl: {
    response: { n: 1, data: [{ date, net_pnl: '145', trade_count: 1, win_count: 1 }] },
  },
  getSymbolBreakdown: {
    response: {
      n: 1,
      data: [{ symbol: 'BTC_USDT', trade_count: 1, net_pnl: '145', win_rate: 100, avg_r: 1.45 }],
    },
  },
  getDurationProfit: {
    response: {
      n: 1,
      bands: [{ from_minutes: 60, trade_count: 1, net_pnl: '145' }],
      sampled: false,
      data: [
        {
          duration_minutes: 220,
          net_pnl: '145',
          symbol: 'BTC_USDT',
          side: 'buy',
        },
      ],
    },
  },
  getReturnDistribution: {
    response: { n: 1, data: [{ bucket_label: '1%', from_pct: 1, day_count: 1 }] },
  },
  getTimeDistribution: {
    response: { n: 1, data: [{ hour: 9, day_of_week: 2, trade_count: 1, net_pnl: '145' }] },
  },
  getFilterOptions: {
    response: {
      exchanges: ['hyperliquid'],
      symbols: [{ symbol: 'BTC_USDT', count: 1 }],
      setups: [{ setup: 'breakout', count: 1 }],
      origins: [{ origin: 'manual', count: 1 }],
      tags: [{ ...tag, count: 1 }],
      first_closed: date,
      last_closed: date,
    },
  },
  getRDistribution: {
    response: { n: 1, data: [{ from_r: 1, to_r: 1.5, trade_count: 1, net_pnl: '145' }] },
  },
  getExcursions: {
    response: {
      n: 1,
      mae_of_winners: { n: 1, p10: -0.32, median: -0.32, p90: -0.32 },
      mfe_of_losers: null,
      losers_once_ahead_pct: null,
      scratches_once_ahead: 0,
      kept_of_best_pct: 90,
    },
  },
  getSetups: {
    response: {
      n: 1,
      data: [
        {
          key: 'breakout',
          n: 1,
          net_pnl: '145',
          win_rate: 100,
          expectancy: { mean: '145', low: null, high: null, n: 1 },
          avg_r: { mean: 1.45, low: null, high: null, n: 1 },
        },
      ],
    },
  },
  getRuleFigures: { response: { ...missed, data: [{ rule: 'LEVERAGE_EXCEEDED', ...missed }] } },
  getTargetFigures: {
    response: {
      n: 1,
      data: [
        {
          target: 1,
          trade_count: 1,
          reached: 1,
          reached_pct: 100,
          earned: '150',
          next_reached: 0,
          next_reached_pct: null,
        },
      ],
    },
  },
}
