import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { Reason } from '../reasons/reasons.ts'
import { english } from './english.ts'

const fill = { size: '0.5', symbol: 'BTC', price: '100', fee: '0.0456', oid: 7 }
const closesShort = {
  code: 'closes_at_stop',
  values: { side: 'short', markPrice: '101', triggerPrice: '100.5' },
} as const
const session = {
  symbol: 'ETH',
  executionStrategy: null,
  strategyDuration: null,
  budget: '100',
  maxPositions: 3,
  leverage: 4,
  profitTarget: 40,
  lossThreshold: 5,
  takeProfitPct: 10,
  stopLossPct: 1.25,
  endsAt: null,
} as const

const said: [Reason, string][] = [
  [
    { code: 'session_started', values: session },
    'Session started on ETH: 100.00 USDC over at most 3 positions at 4x, ends at +40% or −5% of the budget; each position takes profit at 10% and stops at 1.25% of its price',
  ],
  [
    {
      code: 'session_started',
      values: {
        ...session,
        executionStrategy: 'Degen',
        strategyDuration: '1D',
        endsAt: 1_800_000_000_000,
      },
    },
    'Session started on ETH (Degen, 1D): 100.00 USDC over at most 3 positions at 4x, ends at +40% or −5% of the budget or on 2027-01-15T08:00Z; each position takes profit at 10% and stops at 1.25% of its price',
  ],
  [
    { code: 'session_stopped_by_hand', values: { mode: 'close_all' } },
    'Stopped by hand: every position closes and the session ends',
  ],
  [
    {
      code: 'session_ended',
      values: {
        endReason: 'duration',
        net: '-1.239',
        netPct: -1.2396,
        budget: '100',
        positions: 1,
      },
    },
    'Session ended (its time was over): net -1.24 USDC, -1.24% of 100, after 1 position',
  ],
  [
    { code: 'trigger_awaited', values: { because: closesShort } },
    'Closes short: mark 101 is beyond its stop 100.5; the exchange acts on it',
  ],
  [
    {
      code: 'close_ordered',
      values: { because: closesShort, size: '0.5', symbol: 'BTC', markPrice: '101' },
    },
    'Closes short: mark 101 is beyond its stop 100.5. Closing 0.5 BTC at about 101',
  ],
  [
    {
      code: 'close_ordered',
      values: {
        because: { code: 'closes_in_browser', values: { side: 'long' } },
        size: '0.5',
        symbol: 'BTC',
        markPrice: null,
      },
    },
    'Signs a close of the long for the browser to send. Closing 0.5 BTC',
  ],
  [
    {
      code: 'entry_ordered',
      values: {
        because: {
          code: 'opens',
          values: {
            side: 'short',
            interval: '5m',
            score: -0.42,
            threshold: 0.1,
            regime: 'trend_down',
            because: { code: 'not_enough_history', values: {} },
          },
        },
        size: '0.5',
        symbol: 'BTC',
        markPrice: '100',
        notional: '50',
        leverage: 4,
        takeProfitPrice: '90',
        stopLossPrice: '101',
      },
    },
    'Opens short: 5m score −0.42 ≤ −0.1 (trend_down) — not enough history. Ordering 0.5 BTC at about 100 (50.00 USDC, 4x); take-profit 90, stop 101',
  ],
  [
    {
      code: 'no_entry',
      values: {
        because: {
          code: 'own_position',
          values: { symbol: 'BTC', held: '-0.5', foreign: '-0.2', isIsolated: false },
        },
      },
    },
    'No entry: the account holds 0.2 BTC short that Alura did not open, and the exchange nets both sides: only shorts can open meanwhile. Close it to let the session trade freely',
  ],
  [
    { code: 'no_entry', values: { because: { code: 'backing_off', values: {} } } },
    'No entry: the exchange refused the last one, the next try waits a little',
  ],
  [
    {
      code: 'authority',
      values: { state: 'expiring', validUntil: 1_800_000_000_000, at: 1_799_700_000_000 },
    },
    'Alura’s approval ends in 3 days. It ends on 2027-01-15 08:00 UTC. From then on sessions can neither open nor close. Renew it with one signature; sessions go on meanwhile.',
  ],
  [
    { code: 'order_refused', values: { order: 'stop_loss', detail: 'Invalid price.' } },
    'The exchange refused the stop order: Invalid price.',
  ],
  [
    { code: 'order_unanswered', values: { order: 'entry', detail: 'timeout' } },
    'No answer about the entry order (timeout); asking by its client order id',
  ],
  [
    {
      code: 'order_filled',
      values: { order: 'close', oid: 7, filled: '0.5', size: '1', price: '100' },
    },
    'The close order 7 filled 0.5 of 1 at 100',
  ],
  [
    { code: 'order_found', values: { order: 'take_profit', oid: 7, state: 'open' } },
    'The exchange knows the take-profit order in doubt: open (order 7)',
  ],
  [
    { code: 'order_lost', values: { order: 'entry', how: 'never_arrived' } },
    'The entry order in doubt never arrived at the exchange',
  ],
  [
    { code: 'entry_failed', values: { side: 'long', detail: null } },
    'The long was not opened: its entry did not fill',
  ],
  [
    { code: 'fill_opened', values: { ...fill, side: 'long' } },
    'Bought 0.5 BTC at 100 (fee 0.05 USDC, order 7)',
  ],
  [
    { code: 'fill_closed', values: { ...fill, side: 'long', closeReason: 'session_end' } },
    'Sold 0.5 BTC at 100 to close long (the end of the session, fee 0.05 USDC, order 7)',
  ],
  [
    {
      code: 'position_closed',
      values: {
        side: 'short',
        symbol: 'BTC',
        closeReason: 'manual',
        net: '3.456',
        entryPrice: '100',
        exitPrice: '95',
      },
    },
    'Closed short BTC by hand: net 3.46 USDC (entry 100, last exit 95)',
  ],
  [
    { code: 'stop_moves', values: { side: 'long', from: '98', to: '101', isBreakEven: true } },
    'Moves the stop of the long from 98 to 101, where nothing is lost',
  ],
  [{ code: 'stop_moved', values: { from: null, to: '99' } }, 'The stop moved from none to 99'],
  [
    { code: 'targets_changed', values: { side: 'long', prices: ['101', '102'] } },
    'The long takes profit at 101, 102 now',
  ],
  [
    { code: 'targets_changed', values: { side: 'short', prices: [] } },
    'The short has no target any more',
  ],
  [
    {
      code: 'trade_placed',
      values: {
        side: 'long',
        symbol: 'BTC',
        size: '0.5',
        price: '50000',
        leverage: 5,
        stopLossPrice: '49000',
        risk: '500',
      },
    },
    'Placed by hand: long 0.5 BTC at 50,000, 5x, stop 49,000, 500.00 USDC at risk',
  ],
  [
    {
      code: 'trade_placed',
      values: {
        side: 'short',
        symbol: 'BTC',
        size: '0.5',
        price: null,
        leverage: 5,
        stopLossPrice: null,
        risk: null,
      },
    },
    'Placed by hand: short 0.5 BTC at the market, 5x, no stop',
  ],
  [
    { code: 'break_even_armed', values: { side: 'short', trigger: '95' } },
    'The stop of the short moves to break-even once the price reaches 95',
  ],
  [
    { code: 'break_even_failed', values: { detail: 'Invalid TP/SL price.' } },
    'The stop could not move to break-even: Invalid TP/SL price.; trying again',
  ],
  [
    { code: 'entry_withdrawn', values: { side: 'long', price: '97' } },
    'Cancels the entry of the long at 97',
  ],
  [
    { code: 'protected', values: { takeProfitPrice: null, stopLossPrice: '98' } },
    'Stop 98 rests on the exchange',
  ],
  [
    { code: 'protected', values: { takeProfitPrice: '110', stopLossPrice: '98' } },
    'Take-profit 110 and stop 98 rest on the exchange',
  ],
  [
    { code: 'trouble', values: { detail: 'The exchange did not answer' } },
    'The exchange did not answer; trying again',
  ],
  [
    { code: 'trouble', values: { detail: null } },
    'Something went wrong inside the server; trying again',
  ],
]

test.each(said)('%j reads as a sentence, stored or not', (reason, sentence) => {
  expect(english.tell(reason)).toBe(sentence)
  const stored: unknown = JSON.parse(JSON.stringify(reason))
  expect(english.tell(z.parse(Reason, stored))).toBe(sentence)
})
