import { expect, test } from 'vitest'
import { english } from '../../contract/words/english.ts'
import { entryGates } from './entry.ts'
import { evaluate } from './evaluate.ts'
import { quickStrategy } from './presets.ts'
import {
  inEnglish,
  limits,
  market,
  now,
  only,
  position,
  scored,
  scoredWords,
  session,
  strong,
} from '../testing/states.ts'
import type { MarketState, PositionState, SessionState } from '../types.ts'

test('opens in the direction of the strongest interval, sized and bracketed by the plan', () => {
  const decision = inEnglish(only(evaluate(session(), [], strong, now)))
  expect(decision).toMatchObject({
    action: 'open',
    side: 'long',
    // 133.333332 ÷ 100000 in lots of 0.00001, down.
    size: '0.00133',
    takeProfitPrice: '110000',
    stopLossPrice: '98750',
    leverage: 4,
    signal: { interval: '5m' },
    message: `Opens long: 5m score +0.42 ≥ 0.1 (trend_up) — ${scoredWords}`,
  })
})

test('opens a short on a negative score', () => {
  const falling = market([scored('1m', -0.3), scored('5m', 0.29)])
  expect(inEnglish(only(evaluate(session(), [], falling, now)))).toMatchObject({
    side: 'short',
    takeProfitPrice: '90000',
    stopLossPrice: '101250',
    message: `Opens short: 1m score −0.30 ≤ −0.1 (trend_up) — ${scoredWords}`,
  })
})

test('takes the shorter interval of two equally strong', () => {
  const tied = market([scored('1m', 0.3), scored('5m', 0.3)])
  expect(only(evaluate(session(), [], tied, now))).toMatchObject({ signal: { interval: '1m' } })
})

interface Shut {
  gate: string
  session?: Partial<SessionState>
  positions?: PositionState[]
  market?: MarketState
  message: string
}

const shut: Shut[] = [
  {
    gate: 'session_stopped',
    session: { acceptsEntries: false },
    message: 'No entry: the session takes no new entries',
  },
  {
    gate: 'session_expired',
    session: { endsAt: now + 40_000 },
    message: 'No entry: the session ends in 40 s, an entry needs 60 s',
  },
  {
    gate: 'stale_price',
    market: { ...strong, markAgeMs: 14_200 },
    message: 'No entry: the mark price is 15 s old, at most 10 s is trusted',
  },
  {
    gate: 'stale_price',
    market: market([scored('1m', 0.5, now - 120_001)]),
    message: 'No entry: no watched interval has a recent candle',
  },
  {
    gate: 'max_positions',
    positions: [position({ id: 'a' }), position({ id: 'b' }), position({ id: 'c' })],
    message: 'No entry: 3 of 3 positions are open',
  },
  {
    gate: 'position_opening',
    positions: [position({ status: 'opening' })],
    message: 'No entry: another position is still opening',
  },
  {
    gate: 'entry_spacing',
    positions: [position({ openedAt: now - 45_000 })],
    message: 'No entry: entries keep 60 s between them, 15 s left',
  },
  {
    gate: 'cooldown',
    session: { lastLossAt: now - 90_000 },
    message: 'No entry: cooling down after a loss, 30 s left',
  },
  {
    gate: 'signal_flat',
    market: market([scored('1m', 0.01), scored('5m', -0.04), scored('15m', 0.03)]),
    message: 'No entry: 1m, 5m and 15m are flat (strongest −0.04 on 5m, needs 0.1)',
  },
  {
    gate: 'signal_flat',
    market: market([
      { ...scored('1m', 0), components: [], why: { code: 'not_enough_history', values: {} } },
    ]),
    message: 'No entry: 1m is flat (not enough history)',
  },
  { gate: 'signal_flat', market: market([]), message: 'No entry: no signal yet' },
  {
    gate: 'signal_below_threshold',
    market: market([scored('1m', 0.0999), scored('5m', 0.01)]),
    message: 'No entry: 1m and 5m are too weak (strongest +0.09 on 1m, needs 0.1)',
  },
  {
    gate: 'signal_used',
    session: { lastEntryAt: { '5m': now - 1, '15m': now - 1 } },
    message: 'No entry: the latest 5m and 15m candles have opened a position already',
  },
  {
    gate: 'opposite_side',
    positions: [position({ side: 'short', takeProfitPrice: '90000', stopLossPrice: '101250' })],
    message: 'No entry: 5m scores +0.42 against the open short, and the exchange nets both sides',
  },
  {
    gate: 'insufficient_margin',
    market: { ...strong, availableMargin: '33.249' },
    message: 'No entry: the account has 33.24 USDC of free margin, the position needs 33.25',
  },
  {
    gate: 'below_minimum_notional',
    market: { ...strong, limits: { ...limits, szDecimals: 2 } },
    message: 'No entry: 0 BTC is worth 0.00 USDC, the exchange takes orders from 10',
  },
]

test.each(shut)(
  'refuses with $gate: $message',
  ({ gate, session: change, positions, market: seen, message }) => {
    const decision = only(evaluate(session(change), positions ?? [], seen ?? strong, now))
    expect(inEnglish(decision)).toMatchObject({ action: 'refuse', gate, message })
  },
)

test('names the first shut gate when several are shut', () => {
  const state = session({ acceptsEntries: false, lastLossAt: now, endsAt: now + 1 })
  const gates = [
    only(evaluate(state, [position({ status: 'opening' })], market([]), now)),
    only(
      evaluate(
        { ...state, acceptsEntries: true },
        [position({ status: 'opening' })],
        market([]),
        now,
      ),
    ),
    only(
      evaluate(session({ lastLossAt: now }), [position({ status: 'opening' })], market([]), now),
    ),
    only(evaluate(session({ lastLossAt: now }), [], market([]), now)),
  ]
  expect(gates.map((decision) => 'gate' in decision && decision.gate)).toEqual([
    'session_stopped',
    'session_expired',
    'position_opening',
    'cooldown',
  ])
})

test('a candle that opened a position leaves the weaker intervals free', () => {
  const used = session({ lastEntryAt: { '5m': now - 1 } })
  expect(only(evaluate(used, [position()], strong, now))).toMatchObject({
    action: 'open',
    signal: { interval: '15m' },
  })
})

test('the next candle of an interval may open again', () => {
  const used = session({ lastEntryAt: { '5m': now - 300_001, '15m': now - 1 } })
  expect(only(evaluate(used, [position()], strong, now))).toMatchObject({
    signal: { interval: '5m' },
  })
})

test('adds only to the side that is open, by a weaker signal if need be', () => {
  const mixed = market([scored('1m', -0.2), scored('5m', 0.42)])
  const short = position({ side: 'short', takeProfitPrice: '90000', stopLossPrice: '101250' })
  expect(only(evaluate(session(), [short], mixed, now))).toMatchObject({
    side: 'short',
    signal: { interval: '1m' },
  })
})

test('reports every gate in order: those passed, the one that blocks, those not reached', () => {
  const question = { session: session(), market: strong, nowMs: now, strategy: quickStrategy }
  const waiting = { ...question, positions: [position({ openedAt: now - 45_000 })] }
  const report = entryGates(waiting)
  expect(report.map(({ gate, status }) => [gate, status])).toEqual([
    ['session_stopped', 'pass'],
    ['session_expired', 'pass'],
    ['stale_price', 'pass'],
    ['max_positions', 'pass'],
    ['position_opening', 'pass'],
    ['entry_spacing', 'block'],
    ['cooldown', 'not_reached'],
    ['signal_flat', 'not_reached'],
    ['signal_below_threshold', 'not_reached'],
    ['signal_used', 'not_reached'],
    ['opposite_side', 'not_reached'],
    ['entry_let_go', 'not_reached'],
    ['funding_due', 'not_reached'],
    ['not_worth_its_cost', 'not_reached'],
    ['insufficient_margin', 'not_reached'],
    ['below_minimum_notional', 'not_reached'],
  ])
  expect(report[5] && english.figures(report[5].why)).toEqual({ actual: '45 s', required: '60 s' })
  expect(entryGates({ ...question, positions: [] }).every(({ status }) => status === 'pass')).toBe(
    true,
  )
})

test.each(shut)(
  'the report blocks where the decision refuses: $gate, $message',
  ({ gate, session: change, positions = [], market: seen = strong }) => {
    const question = { session: session(change), positions, market: seen, nowMs: now }
    const report = entryGates({ ...question, strategy: quickStrategy })
    const decision = only(evaluate(question.session, positions, seen, now))
    const blocking = report.filter(({ status }) => status === 'block')
    expect(blocking).toMatchObject([{ gate }])
    expect(decision.why).toEqual({ code: 'no_entry', values: { because: blocking[0]?.why } })
    for (const { why } of report) {
      const message = english.tell(why)
      const { actual, required } = english.figures(why)
      expect([actual, required, message]).not.toContain('')
      expect(`${actual} ${required} ${message}`).not.toMatch(/Infinity|NaN|undefined/)
    }
  },
)

test('a refusal names the signal that might have been followed', () => {
  const full = ['a', 'b', 'c'].map((id) => position({ id }))
  const refused = only(evaluate(session(), full, strong, now))
  expect(refused).toMatchObject({ gate: 'max_positions', signal: { interval: '5m', score: 0.42 } })
  expect(only(evaluate(session(), [], market([]), now))).toMatchObject({ signal: null })
})
