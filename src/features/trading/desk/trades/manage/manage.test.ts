import { expect, test } from 'vitest'
import type { DeskTrade } from '../../../../../../contract/desk/trade.ts'
import {
  partOf,
  readNewTargets,
  readOffset,
  readPart,
  readTrigger,
  targetTexts,
  triggerPrice,
} from './manage.ts'

const market = { szDecimals: 4 }
const pending = (price: string, quantity: string, filled = '0') => ({
  price,
  quantity,
  order_type: 'limit' as const,
  filled_quantity: filled,
  status: 'pending' as const,
})
const trade: DeskTrade = {
  id: 't1',
  status: 'active',
  account_id: 'a1',
  symbol: 'BTC_USDT',
  side: 'buy',
  entry_type: 'market',
  entry_price: '45000',
  quantity: '0.4',
  leverage: 5,
  stop_loss_price: '44500',
  risk_amount: '200',
  size: { quantity: '0.4', limited_by: 'account_risk_percent' },
  setup_tag: null,
  warnings: [],
  average_entry: '45010',
  filled_quantity: '0.4',
  open_quantity: '0.3',
  take_profit: [
    { ...pending('45500', '0.1', '0.1'), status: 'reached' },
    pending('46000', '0.1'),
    pending('46500', '0.1'),
    pending('47000', '0.1'),
  ],
  break_even: { enabled: true, trigger_percent: 2, offset: '0', triggered: false },
  r_multiple: '0.4',
  pnl: { realized: '49', unrealized: '10', fees: '5', funding: '0', net: '54', net_pct: 1 },
  protection: 'on_exchange',
  orders: [],
  created_at: '2026-04-01T00:00:00.000Z',
  updated_at: '2026-04-01T00:00:00.000Z',
  closed_at: null,
}
const short: DeskTrade = { ...trade, side: 'sell', take_profit: [] }

test('a share of what is open is rounded down to whole lots, and never more than is open', () => {
  expect(partOf(trade, 25, market)).toBe('0.075')
  expect(partOf({ ...trade, open_quantity: '0.0003' }, 50, market)).toBe('0.0001')
  expect(readPart('0.3', trade, market)).toEqual({ value: '0.3', error: null })
  expect(readPart('', trade, market)).toEqual({ value: null, error: null })
  for (const text of ['0.31', '0.00001', '0', 'half']) {
    expect(readPart(text, trade, market)).toEqual({ value: null, error: expect.any(String) })
  }
})

test('targets not reached yet become shares of what is open, and come back as the same sizes', () => {
  const texts = targetTexts(trade)
  expect(texts).toEqual([
    { price: '46000', share: '33.33' },
    { price: '46500', share: '33.33' },
    { price: '47000', share: '33.34' },
  ])
  const { targets, errors } = readNewTargets(texts, trade, market)
  expect(errors).toEqual({})
  // Rounded down but for the last, which takes the remainder.
  expect(targets?.map(({ quantity }) => quantity)).toEqual(['0.0999', '0.0999', '0.1002'])
})

test('what is wrong with targets is told at its field', () => {
  const wrong = (price: string, share: string) =>
    readNewTargets([{ price, share }], trade, market).errors
  expect(Object.keys(wrong('45000', '100'))).toEqual(['target-0'])
  expect(Object.keys(wrong('46000', '0.01'))).toEqual(['share-0'])
  expect(Object.keys(wrong('', '100'))).toEqual(['target-0'])
  expect(readNewTargets([], trade, market)).toEqual({ targets: [], errors: {} })
})

test('a trigger is read as percent or as a price on the winning side', () => {
  expect(readTrigger('percent', '1.5%', trade, market)).toEqual({ value: 1.5, error: null })
  expect(readTrigger('percent', '0', trade, market).error).toMatch(/More than 0%/)
  const byPrice = readTrigger('price', '45910.2', { ...trade, average_entry: '45100' }, market)
  expect(byPrice.value).toBeNull()
  expect(readTrigger('price', '45900', trade, market).value).toBeCloseTo(1.97733837, 6)
  expect(readTrigger('price', '44900', trade, market).error).toMatch(/above the entry/)
  expect(readTrigger('price', '45900', short, market).error).toMatch(/below the entry/)
  expect(readTrigger('price', '44100', short, market).value).toBeCloseTo(2.02177294, 6)
  expect(triggerPrice(trade)).toBe('45910.2')
  expect(triggerPrice(short)).toBe('44109.8')
  expect(readOffset('')).toEqual({ value: '0', error: null })
  expect(readOffset('12.5')).toEqual({ value: '12.5', error: null })
  expect(readOffset('-1').error).not.toBeNull()
})
