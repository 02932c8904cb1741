import { expect, test } from 'vitest'
import type { Trader } from '../../../../contract/traders/traders.ts'
import { draftOf, leavesKey, readChanges } from './changed-terms.ts'

const trader: Trader = {
  id: 7,
  name: 'Mind',
  account_type: 'prompt',
  llm_provider: 'openai',
  llm_model: 'gpt-4o',
  llm_base_url: null,
  has_llm_key: true,
  state: 'active',
  error: null,
  exchange_account_id: 'me',
  // Set over the API: no whole minutes.
  trigger: { pool_ids: [3], interval_secs: 45, scheduled: true },
  prompt: '',
  symbols: ['BTC', 'ETH'],
  tokens_per_day: 1_000_000,
  cost_per_day: 1.5,
  price_in: 0.000_001,
  price_out: 10,
  obstacle: null,
  next_run_at: null,
  budget: 100,
  loss_threshold: 20,
  without_stop: 'protect',
  protective_stop_percent: 5,
  created_at: '2026-01-01T00:00:00.000Z',
  stats: {
    trades: 0,
    net_pnl: 0,
    return_pct: null,
    max_drawdown_pct: null,
    tokens_today: 0,
    cost_today: 0,
  },
}
const before = draftOf(trader)
const changed = (part: Partial<typeof before>) => readChanges(before, { ...before, ...part })

test('sends what was changed alone, and nothing when nothing was', () => {
  expect(before).toMatchObject({ priceIn: '0.000001', apiKey: '', minutes: '1' })
  expect(readChanges(before, { ...before })).toEqual({ body: null })
  expect(changed({ budget: '50', symbols: ['ETH'] })).toEqual({
    body: { budget: '50', symbols: ['ETH'] },
  })
  expect(changed({ prompt: 'Be bold' })).toEqual({ body: { prompt: 'Be bold' } })
  expect(changed({ minutes: '10' })).toEqual({
    body: { trigger: { interval_secs: 600, scheduled: true, pool_ids: [3] } },
  })
  expect(changed({ minutes: '', poolIds: [3, 4] })).toEqual({
    body: { trigger: { scheduled: false, pool_ids: [3, 4] } },
  })
})

test('an empty field takes a term away where there may be none', () => {
  expect(changed({ budget: '', tokensPerDay: '', costPerDay: '' })).toEqual({
    body: { budget: null, tokens_per_day: null, cost_per_day: null },
  })
  for (const [part, field] of [
    [{ lossThreshold: '' }, 'lossThreshold'],
    [{ name: ' ' }, 'name'],
    [{ minutes: '', poolIds: [] }, 'minutes'],
    [{ budget: 'much' }, 'budget'],
  ] as const) {
    expect(changed(part)).toEqual({ errors: { [field]: expect.any(String) } })
  }
})

test('says that a stored key stays behind with its address', () => {
  expect(leavesKey(before, { ...before, model: 'gpt-5' })).toBe(false)
  expect(leavesKey(before, { ...before, baseUrl: 'https://example.com/v1' })).toBe(true)
  expect(leavesKey(before, { ...before, provider: 'deepseek' })).toBe(true)
})
