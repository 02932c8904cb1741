import type { Binding } from '../../../../contract/lab/bindings.ts'
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

export const liveExamples: Examples<
  | 'listBindings'
  | 'createBinding'
  | 'changeBinding'
  | 'deleteBinding'
  | 'previewRun'
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
