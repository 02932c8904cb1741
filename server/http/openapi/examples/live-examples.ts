import type { Binding } from '../../../../contract/lab/bindings.ts'
import type { ComparedSide } from '../../../../contract/lab/comparisons.ts'
import type { Execution } from '../../../../contract/lab/executions.ts'
import type { SignalPool } from '../../../../contract/lab/signal-pools.ts'
import type { Examples } from './example.ts'

const binding: Binding = {
  id: 1,
  program_id: 1,
  account_id: 1,
  pool_ids: [],
  interval_secs: 300,
  scheduled: true,
  enabled: true,
  params_override: {},
  symbols: ['BTC'],
  interval: '1h',
  last_trigger_at: null,
  next_run_at: '2026-04-09T10:05:00.000Z',
  obstacle: null,
  open_positions: 0,
}

const checks: Execution['checks'] = [
  { check: 'STOP_LOSS_REQUIRED', passed: true, actual: '49000', limit: null },
]

const execution: Execution = {
  id: 1,
  program_id: 1,
  program_version: 1,
  binding_id: 1,
  account_id: 1,
  cause: 'scheduled',
  action: 'buy',
  status: 'done',
  symbol: 'BTC',
  quantity: 0.01,
  wished_quantity: 0.01,
  reason: 'Grid level hit',
  price: 50000,
  stop: 49000,
  target: null,
  leverage: 1,
  checks,
  order_id: '0x8a6ebcb5e0b54bb7b8b93d4f8fe6f2f6',
  error: null,
  logs: [],
  duration_ms: 12,
  executed_at: '2026-04-09T10:00:00.000Z',
}

const pool: SignalPool = {
  id: 1,
  name: 'Momentum Pool',
  logic: 'and',
  signals_count: 1,
  signals: [{ metric: 'rsi', interval: '1h', operator: 'crosses_above', threshold: 50 }],
  symbols: ['BTC'],
  enabled: true,
  last_fired_at: null,
}

const bought: ComparedSide = {
  execution_id: null,
  trigger_id: null,
  at: '2026-04-09T11:00:00.000Z',
  action: 'buy',
  cause: 'order',
  price: null,
  fill_price: null,
  quantity: 0.01,
  fee: 0.22,
  funding: 0,
  error: null,
}

export const liveExamples: Examples<
  | 'listBindings'
  | 'createBinding'
  | 'changeBinding'
  | 'deleteBinding'
  | 'previewRun'
  | 'compareBinding'
  | 'listProgramAccounts'
  | 'listExecutions'
  | 'listSignalPools'
  | 'createSignalPool'
  | 'changeSignalPool'
  | 'deleteSignalPool'
> = {
  listBindings: { response: [binding] },
  createBinding: { body: { program_id: 1, account_id: 1 }, response: binding },
  changeBinding: {
    body: { enabled: false },
    response: { ...binding, enabled: false, next_run_at: null },
  },
  deleteBinding: {
    response: { message: 'The binding is gone. Open positions keep their stops and targets' },
  },
  previewRun: {
    response: {
      action: 'buy',
      symbol: 'BTC',
      quantity: 0.01,
      reason: 'Grid level triggered',
      input: { balance: 500, equity: 500 },
      data_queries: [],
      logs: [],
      checks,
      error: null,
      duration_ms: 12,
    },
  },
  compareBinding: {
    response: {
      binding_id: 1,
      backtest_id: 'bt-001',
      from: '2026-04-09T10:00:00.000Z',
      to: '2026-04-10T00:00:00.000Z',
      settings: [],
      rows: [
        {
          symbol: 'BTC',
          at: '2026-04-09T11:00:00.000Z',
          live: {
            ...bought,
            execution_id: 1,
            at: '2026-04-09T11:00:04.000Z',
            price: 50_010,
            fill_price: 50_020,
          },
          tested: {
            ...bought,
            trigger_id: 'trig-001-1',
            at: '2026-04-09T11:00:00.000Z',
            price: 50_000,
            fill_price: 50_025,
          },
          differences: [
            {
              kind: 'price',
              message: 'Live it decided at 50010, the backtest at 50000',
              live: 50_010,
              tested: 50_000,
              usd: -0.1,
              late_ms: null,
            },
            {
              kind: 'fill',
              message: 'Live it filled at 50020, in the backtest at 50025',
              live: 50_020,
              tested: 50_025,
              usd: 0.15,
              late_ms: null,
            },
          ],
        },
      ],
      totals: { price: -0.1, fill: 0.15, fee: 0, funding: 0 },
    },
  },
  listProgramAccounts: {
    response: [{ id: 1, name: 'Main Account', account_type: 'program', state: 'active' }],
  },
  listExecutions: { response: [execution] },
  listSignalPools: { response: [pool] },
  createSignalPool: {
    body: {
      name: 'Momentum Pool',
      signals: [{ metric: 'rsi', interval: '1h', operator: 'crosses_above', threshold: 50 }],
    },
    response: pool,
  },
  changeSignalPool: {
    body: { enabled: false },
    response: { ...pool, enabled: false },
  },
  deleteSignalPool: {
    response: { message: 'The signal pool is gone. Bindings are no longer started by it' },
  },
}
