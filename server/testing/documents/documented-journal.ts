// The journal's documented endpoints with the documents' bodies, and what must come back. In an order in which each
// works.

export interface DocumentedJournal {
  body?: (scene: JournalScene) => unknown
  status?: number
  fields: readonly string[]
}

export interface JournalScene {
  tradeId: string
  tagId: string
}

const trade = [
  'id',
  'trade_group_id',
  'origin',
  'exchange',
  'symbol',
  'side',
  'entry_price',
  'exit_price',
  'quantity',
  'leverage',
  'realized_pnl',
  'fees',
  'funding',
  'net_pnl',
  'stop_loss',
  'target',
  'risk_amount',
  'r_multiple',
  'mae',
  'mfe',
  'opened_at',
  'closed_at',
  'duration_secs',
  'close_reason',
  'setup_tag',
  'status',
  'source',
  'notes',
  'tags',
]
const tag = ['id', 'name', 'color', 'trade_count']
const range = '?tz=Europe/Berlin&date_from=2026-03-31&date_to=2026-04-02'

/** Paths below /api/v1/journal. */
export const documentedJournal: Record<string, DocumentedJournal> = {
  'POST /tags': {
    status: 201,
    body: () => ({ name: 'breakout', color: '#4f7cff' }),
    fields: tag,
  },
  'POST /trades/:tradeId/tags': {
    body: ({ tagId }) => ({ tag_ids: [tagId] }),
    fields: [...trade, 'tags.0.name', 'tags.0.color'],
  },
  [`GET /trades${range}&page=1&limit=50&exchange=binance&symbol=BTC_USDT&side=buy&origin=import&tag=breakout&sort=net_pnl&order=asc`]:
    { fields: ['total', 'page', 'limit', ...trade.map((field) => `trades.0.${field}`)] },
  'GET /trades/:tradeId': { fields: [...trade, 'entries', 'fills'] },
  'PATCH /trades/:tradeId/notes': { body: () => ({ notes: '**late**' }), fields: trade },
  'GET /tags': { fields: tag.map((field) => `items.0.${field}`) },
  'PUT /tags/:tagId': { body: () => ({ name: 'retest', color: '#22c55e' }), fields: tag },
  [`GET /analytics/overview${range}`]: {
    fields: [
      'account.total_trades',
      'account.total_pnl',
      'account.total_fees',
      'account.net_pnl',
      'performance.win_rate',
      'performance.profit_factor',
      'performance.avg_win',
      'performance.avg_loss',
      'performance.largest_win',
      'performance.largest_loss',
      'performance.expectancy',
      'performance.avg_r_multiple',
      'performance.trades_per_day',
      'performance.avg_duration_secs',
      'performance.total_duration_days',
      'risk.max_drawdown',
      'risk.max_drawdown_pct',
      'risk.best_day.net_pnl',
      'risk.worst_day.net_pnl',
      'risk.best_week',
      'risk.worst_week',
      'risk.best_month',
      'risk.worst_month',
      'risk.risk_of_ruin',
      'risk.current_streak',
      'risk.best_streak',
      'risk.worst_streak',
    ],
  },
  [`GET /analytics/equity-curve${range}`]: {
    fields: ['date', 'cumulative_pnl', 'peak', 'drawdown', 'drawdown_pct', 'is_true_equity'].map(
      (field) => `data.0.${field}`,
    ),
  },
  [`GET /analytics/daily-pnl${range}`]: {
    fields: ['date', 'net_pnl', 'trade_count', 'win_count'].map((field) => `data.0.${field}`),
  },
  [`GET /analytics/symbol-breakdown${range}`]: {
    fields: ['symbol', 'trade_count', 'net_pnl', 'win_rate', 'avg_r'].map(
      (field) => `data.0.${field}`,
    ),
  },
  [`GET /analytics/duration-profit${range}`]: {
    fields: ['duration_minutes', 'net_pnl', 'symbol', 'side'].map((field) => `data.0.${field}`),
  },
  [`GET /analytics/return-distribution${range}`]: { fields: ['n', 'data'] },
  [`GET /analytics/time-distribution${range}`]: {
    fields: ['hour', 'day_of_week', 'trade_count', 'net_pnl'].map((field) => `data.0.${field}`),
  },
  'GET /analytics/filter-options?exchange=binance': {
    fields: ['exchanges.0', 'symbols.0.symbol', 'symbols.0.count'],
  },
  [`GET /analytics/r-distribution${range}`]: { fields: ['data.0.from_r', 'data.0.trade_count'] },
  [`GET /analytics/excursions${range}`]: { fields: ['n', 'mae_of_winners', 'mfe_of_losers'] },
  [`GET /analytics/setups${range}&by=tag`]: {
    fields: ['data.0.key', 'data.0.n', 'data.0.expectancy', 'data.0.avg_r'],
  },
  'DELETE /trades/:tradeId/tags/:tagId': { fields: trade },
  'DELETE /tags/:tagId': { fields: ['message'] },
}
