import { afterEach, expect, test } from 'vitest'
import { setTimeZone } from '../../../lib/kept/preferences.ts'
import type { Trade } from '../journal.queries.ts'
import { bodyOf, textOf } from './body-of.ts'
import { blankText, readMarket, readTyped, type TypedText } from './typed-form.ts'

const now = Date.UTC(2026, 3, 2)
const full: TypedText = {
  side: 'long',
  market: 'btc',
  exchange: 'Gate.io',
  quantity: '0.3',
  entry: '50000.1',
  exit: '51,000.2',
  opened: '2026-04-01T09:30',
  closed: '2026-04-01T10:30',
  fees: '$4.10',
  funding: '−0.2',
  leverage: '5x',
  stop: '49000.1',
  target: '52000',
  setup: ' breakout ',
}
const trade: Trade = {
  id: 'one',
  trade_group_id: null,
  session_id: null,
  account_id: null,
  origin: 'manual',
  exchange: 'gate-io',
  symbol: 'BTC_USDT',
  side: 'buy',
  entry_price: '50000.1',
  exit_price: '51000.2',
  quantity: '0.3',
  leverage: 5,
  realized_pnl: '300.03',
  fees: '4.1',
  funding: '-0.2',
  net_pnl: '295.73',
  stop_loss: '49000.1',
  target: '52000',
  risk_amount: '300',
  r_multiple: '0.98576667',
  mae: null,
  mfe: null,
  mae_r: null,
  mfe_r: null,
  opened_at: '2026-04-01T09:30:17.250Z',
  closed_at: '2026-04-01T10:30:42.000Z',
  duration_secs: 3_624,
  close_reason: null,
  setup_tag: 'breakout',
  planned: true,
  status: 'final',
  source: 'typed',
  notes: '',
  tags: [],
}

afterEach(() => setTimeZone('local'))

test('what is typed is sent exactly, in the viewer’s zone', () => {
  setTimeZone('utc')
  const { body, errors, result } = readTyped(full, now)
  expect(errors).toEqual({})
  expect(body).toEqual({
    exchange: 'gate-io',
    symbol: 'BTC_USDT',
    side: 'long',
    quantity: '0.3',
    entry_price: '50000.1',
    exit_price: '51000.2',
    fees: '4.10',
    funding: '-0.2',
    opened_at: '2026-04-01T09:30:00.000Z',
    closed_at: '2026-04-01T10:30:00.000Z',
    leverage: 5,
    stop_loss: '49000.1',
    target: '52000',
    setup_tag: 'breakout',
  })
  expect(result).toEqual({ realized: '300.03', net: '295.73', risk: '300' })
})

test('times of another zone are those of that zone', () => {
  const { body } = readTyped(full, now)
  expect(body?.opened_at).toBe(new Date(2026, 3, 1, 9, 30).toISOString())
})

test('only what a trade cannot do without is asked for', () => {
  setTimeZone('utc')
  const { body, errors } = readTyped(blankText(now), now)
  expect(body).toBeNull()
  expect(Object.keys(errors).toSorted()).toEqual(['entry', 'exit', 'market', 'opened', 'quantity'])
  const { market, quantity, entry, exit, opened } = full
  const least = readTyped({ ...blankText(now), market, quantity, entry, exit, opened }, now)
  expect(least.errors).toEqual({})
  expect(least.body).toMatchObject({ fees: '0', funding: '0', stop_loss: null, setup_tag: null })
  expect(least.body).not.toHaveProperty('exchange')
})

test.each<[keyof TypedText, Partial<TypedText>]>([
  ['market', { market: '=1+1' }],
  ['market', { market: 'BTC_12' }],
  ['exchange', { exchange: 'Börse' }],
  ['quantity', { quantity: '0' }],
  ['quantity', { quantity: '-1' }],
  ['quantity', { quantity: '0.123456789' }],
  ['quantity', { quantity: '9'.repeat(13) }],
  ['quantity', { quantity: '200000' }],
  ['entry', { entry: 'about 50k' }],
  ['exit', { exit: '' }],
  ['opened', { opened: '' }],
  ['opened', { opened: '2008-01-01T00:00' }],
  ['closed', { closed: '2026-04-01T09:29' }],
  ['closed', { closed: '2026-04-03T09:29' }],
  ['fees', { fees: '10000001' }],
  ['funding', { funding: 'none' }],
  ['leverage', { leverage: '0.5' }],
  ['leverage', { leverage: '1001' }],
  ['stop', { stop: '50000.1' }],
  ['stop', { side: 'short', target: '' }],
  ['target', { target: '50000' }],
])('%s: %j is wrong, and said at the field', (field, change) => {
  setTimeZone('utc')
  const { body, errors } = readTyped({ ...full, ...change }, now)
  expect(body).toBeNull()
  expect(Object.keys(errors)).toEqual([field])
})

test('a number with two readings is asked about, not guessed', () => {
  const { body, errors } = readTyped({ ...full, fees: '1,234' }, now)
  expect(body).toBeNull()
  expect(errors.fees).toContain('two ways')
})

test.each([
  ['kPEPE', 'kPEPE_USDT'],
  ['eth/usdc', 'ETH_USDC'],
  ['BTC_USDT', 'BTC_USDT'],
  ['A'.repeat(21), null],
  ['', null],
])('the market %j is %s', (text, symbol) => expect(readMarket(text)).toBe(symbol))

test('a trade that is opened and saved unchanged stays as it is, to the millisecond', () => {
  setTimeZone('utc')
  const before = bodyOf(trade)
  const { body } = readTyped(textOf(trade), now, before)
  expect(body).toEqual({ ...before, side: 'long' })
})

test('a time that is changed has no seconds, and the other keeps its own', () => {
  setTimeZone('utc')
  const text = { ...textOf(trade), opened: '2026-04-01T09:31' }
  const { body } = readTyped(text, now, bodyOf(trade))
  expect(body).toMatchObject({
    opened_at: '2026-04-01T09:31:00.000Z',
    closed_at: '2026-04-01T10:30:42.000Z',
  })
})
