import type { Trader } from '../../../../contract/traders/traders.ts'
import type { Examples } from './example.ts'

const trader: Trader = {
  id: 1,
  name: 'BTC Trend Trader',
  account_type: 'program',
  llm_provider: null,
  llm_model: null,
  llm_base_url: null,
  has_llm_key: false,
  state: 'active',
  error: null,
  exchange_account_id: 'b7c1d2e3',
  trigger: { pool_ids: [], interval_secs: 300, scheduled: true },
  prompt: null,
  symbols: ['BTC'],
  tokens_per_day: null,
  cost_per_day: null,
  price_in: null,
  price_out: null,
  obstacle: null,
  next_run_at: null,
  budget: 500,
  loss_threshold: 20,
  without_stop: 'protect',
  protective_stop_percent: 5,
  created_at: '2026-04-09T12:00:00.000Z',
  stats: {
    trades: 4,
    net_pnl: 12.4,
    return_pct: 2.48,
    max_drawdown_pct: -1.1,
    tokens_today: 0,
    cost_today: 0,
  },
}

const prompt: Trader = {
  ...trader,
  account_type: 'prompt',
  llm_provider: 'openai',
  llm_model: 'gpt-4o',
  state: 'paused',
}

export const traderExamples: Examples<
  | 'listTraders'
  | 'createTrader'
  | 'getOwnTrader'
  | 'changeTrader'
  | 'deleteTrader'
  | 'pauseTrader'
  | 'resumeTrader'
> = {
  listTraders: { response: [trader] },
  createTrader: {
    body: { name: 'BTC Trend Trader', llm_provider: 'openai', llm_model: 'gpt-4o' },
    response: prompt,
  },
  getOwnTrader: { response: trader },
  changeTrader: { body: { budget: 500, loss_threshold: 20 }, response: trader },
  deleteTrader: {
    response: {
      message: 'The trader and its key are gone. What it did stays in the list of executions',
    },
  },
  pauseTrader: { response: { ...trader, state: 'paused' } },
  resumeTrader: { response: trader },
}
