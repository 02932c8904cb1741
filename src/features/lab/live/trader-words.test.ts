import { expect, test } from 'vitest'
import type { Trader } from '../../../../contract/traders/traders.ts'
import { budgetLeft, mayLose, moneyWords } from './trader-words.ts'

function trader(budget: number | null, net: number, lossThreshold = 20): Trader {
  return {
    id: 1,
    name: 'Mine',
    account_type: 'program',
    llm_provider: null,
    llm_model: null,
    llm_base_url: null,
    has_llm_key: false,
    state: 'active',
    error: null,
    exchange_account_id: 'a',
    trigger: { pool_ids: [], interval_secs: 300, scheduled: true },
    prompt: null,
    symbols: ['BTC'],
    tokens_per_day: null,
    cost_per_day: null,
    price_in: null,
    price_out: null,
    obstacle: null,
    next_run_at: null,
    budget,
    loss_threshold: lossThreshold,
    without_stop: 'protect',
    protective_stop_percent: 5,
    created_at: '2026-11-30T00:00:00.000Z',
    stats: {
      trades: 1,
      net_pnl: net,
      return_pct: null,
      max_drawdown_pct: null,
      tokens_today: 0,
      cost_today: 0,
    },
  }
}

test('what is left of a budget, and what may be lost of it', () => {
  expect([budgetLeft(trader(500, -12.5)), mayLose(trader(500, 0))]).toEqual(['487.5', '100'])
  expect(budgetLeft(trader(500, -600))).toBe('0')
  expect([budgetLeft(trader(null, 5)), mayLose(trader(null, 5))]).toEqual([null, null])
})

test('whoever switches it on reads the budget and the loss, or that there is no budget', () => {
  expect(moneyWords(trader(500, 0)).join(' ')).toMatch(/\$500\.00.*\$100\.00 \(20%\)/)
  expect(moneyWords(trader(null, 0))).toEqual([expect.stringContaining('no budget')])
})
