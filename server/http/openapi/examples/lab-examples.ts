import type { Examples } from './example.ts'

const at = '2026-04-09T12:00:00.000Z'
const code = 'fn run(ctx) { ctx.buy("BTC", 0.01) }'
const summary = {
  id: 1,
  name: 'Grid Bot',
  description: 'Grid trading strategy',
  params: [{ name: 'step', value: 0.5, min: 0.1, max: 5, step: 0.1 }],
  valid: true,
  enabled: true,
  version: 1,
  created_at: at,
  updated_at: at,
}
const program = { ...summary, code }
const { name, description } = summary

const asked = { symbol: 'BTC', start_date: '2026-03-01', end_date: '2026-04-01' }
const started = { backtest_id: 'bt-001', status: 'running' as const }
const inHistory = {
  id: 'bt-001',
  program_id: 1,
  program_name: name,
  program_version: 1,
  symbol: 'BTC',
  symbols: ['BTC'],
  interval: '1h' as const,
  start_date: '2026-03-01',
  end_date: '2026-04-01',
  status: 'completed' as const,
  progress: 1,
  total_trades: 25,
  total_pnl: 800,
  return_pct: 8,
  max_drawdown: -3.2,
  shared: false,
  created_at: at,
  finished_at: at,
}
const backtest = {
  ...inHistory,
  from: Date.UTC(2026, 2, 1),
  to: Date.UTC(2026, 3, 2),
  params: { step: 0.5 },
  seed: 1,
  initial_balance: 10_000,
  slippage_pct: 0.05,
  taker_fee_pct: 0.045,
  funding_hourly_pct: 0.001_25,
  leverage: 1,
  data_fingerprint: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  share_token: null,
  error: null,
  failed_runs: 0,
  first_failure: null,
  runs: 768,
  win_rate: 0.6,
  net_pnl: 800,
  total_fees: 45.2,
  funding: -3.1,
  profit_factor: 1.8,
  sharpe: 1.9,
  sharpe_error: 1.2,
  sortino: 2.6,
  cagr: 140,
  exposure_pct: 38,
  avg_trade: 32,
  best: 210,
  worst: -95,
  longest_losing_streak: 3,
  buy_and_hold_pct: 4.1,
  equity: [[Date.UTC(2026, 2, 2), 10_012.5] as [number, number]],
  monthly: [{ month: '2026-03', pnl: 800, return_pct: 8 }],
  warnings: [{ code: 'few_trades' as const, message: 'Only 25 trades: chance can explain them' }],
}
const trigger = {
  id: 'trig-001-1',
  type: 'buy' as const,
  trigger_type: 'scheduled' as const,
  symbol: 'BTC',
  price: 67_000,
  quantity: 0.01,
  timestamp: '2026-03-05T10:00:00.000Z',
  pnl: null,
  fee: 0.3,
  equity_before: 10_000,
  equity_after: 9_999.7,
  reason: 'Grid level hit',
  error: null,
}
const marker = {
  type: 'entry' as const,
  timestamp: '2026-03-05T10:00:00.000Z',
  price: 67_000,
  side: 'buy' as const,
  symbol: 'BTC',
  quantity: 0.01,
  cause: 'order' as const,
  trigger_id: trigger.id,
}

const decision = {
  action: 'buy' as const,
  symbol: 'BTC',
  quantity: 0.01,
  reason: 'Grid level hit',
  leverage: null,
  stop: null,
  target: null,
  fraction: null,
}
const share_token = '3xqXQf1Zq0c2o9mH6dVwT4sJ8yUuPpA5bLrNkEeGiZs'
const half = {
  net_pnl: 420,
  return_pct: 4.2,
  max_drawdown: -2.1,
  total_trades: 34,
  sharpe: 1.4,
  profit_factor: 1.5,
}
const reads = [{ name: 'indicator', arguments: ['rsi', null], answer: 32.1 }]

export const labExamples: Examples<
  | 'listPrograms'
  | 'createProgram'
  | 'getProgram'
  | 'changeProgram'
  | 'deleteProgram'
  | 'listProgramVersions'
  | 'validateProgram'
  | 'testRunProgram'
  | 'queryMarketData'
  | 'getDevGuide'
  | 'listProgramSymbols'
  | 'startBacktest'
  | 'startProgramBacktest'
  | 'listBacktests'
  | 'getBacktest'
  | 'cancelBacktest'
  | 'listBacktestTriggers'
  | 'listBacktestMarkers'
  | 'getBacktestTrigger'
  | 'testRobustness'
  | 'shareBacktest'
  | 'unshareBacktest'
  | 'getSharedBacktest'
  | 'sweepProgram'
> = {
  listPrograms: { response: [summary] },
  createProgram: { body: { name, code, description }, response: program },
  getProgram: { response: program },
  changeProgram: { body: { enabled: false }, response: { ...program, enabled: false } },
  deleteProgram: { response: { message: 'The program is deleted' } },
  listProgramVersions: {
    response: [{ program_id: 1, version: 1, name, description, code, created_at: at }],
  },
  validateProgram: { body: { code }, response: { valid: true, errors: [], warnings: [] } },
  testRunProgram: {
    body: { program_id: 1, symbol: 'BTC' },
    response: {
      status: 'ok',
      result: decision,
      decisions: [decision],
      logs: [],
      data_queries: reads,
      duration_ms: 4.2,
    },
  },
  queryMarketData: {
    body: { symbol: 'BTC', indicators: ['rsi', 'macd'] },
    response: {
      symbol: 'BTC',
      price: 68_500,
      period: '1h',
      indicators: {
        rsi: 55.3,
        macd: { value: 120.5, histogram: 8.1, macd: 120.5, signal: 112.4 },
      },
      regime: 'range',
      candles: [
        { t: Date.UTC(2026, 3, 9, 11), o: 68_400, h: 68_620, l: 68_350, c: 68_480, v: 12.5 },
      ],
    },
  },
  getDevGuide: { response: { guide: '# Writing a program\n' } },
  listProgramSymbols: { response: { symbols: ['BTC', 'ETH', 'SOL', 'ARB'] } },
  startBacktest: { body: { program_id: 1, ...asked }, response: started },
  startProgramBacktest: { body: asked, response: started },
  listBacktests: { response: [inHistory] },
  getBacktest: { response: backtest },
  cancelBacktest: { response: { message: 'The backtest is cancelled' } },
  listBacktestTriggers: { response: [trigger] },
  listBacktestMarkers: { response: [marker] },
  sweepProgram: {
    body: { program_id: 1, ...asked, grid: { step: [0.5] } },
    response: {
      params: ['step'],
      split_at: '2026-03-17T00:00:00.000Z',
      runs: [
        { params: { step: 0.5 }, in_sample: half, out_of_sample: { ...half, total_trades: 31 } },
      ],
      best: 0,
      warnings: [],
      data_fingerprint: backtest.data_fingerprint,
      duration_ms: 640,
    },
  },
  shareBacktest: { response: { share_token } },
  unshareBacktest: { response: undefined },
  getSharedBacktest: {
    response: {
      backtest: { ...backtest, shared: true, share_token },
      code,
      markers: [marker],
    },
  },
  testRobustness: {
    response: {
      backtest_id: 'bt-001',
      orders: 1_000,
      trades: 25,
      net_pnl: { p5: -210, p50: 790, p95: 1_840 },
      max_drawdown: { p5: -7.9, p50: -3.6, p95: -1.4 },
      loss_share: 0.09,
    },
  },
  getBacktestTrigger: {
    response: {
      ...trigger,
      backtest_id: 'bt-001',
      decided_at: trigger.timestamp,
      context: { rsi: 32.1 },
      reads,
      decision,
      logs: [],
      unavailable: null,
    },
  },
}
