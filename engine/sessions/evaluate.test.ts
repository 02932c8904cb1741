import { expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import {
  inEnglish,
  market,
  now,
  only,
  position,
  scored,
  scoredWords,
  session,
  strong,
} from '../testing/states.ts'

test.each([
  [
    '40',
    'profit_target',
    'Session ends: net profit of 40.00 USDC reached the target of 40.00 (40% of 100)',
  ],
  [
    '-5',
    'loss_threshold',
    'Session ends: net result of −5.00 USDC, closing included, reached the loss threshold of −5.00 (5% of 100)',
  ],
])('a net result of %s USDC ends the session: %s', (netPnl, reason, message) => {
  expect(evaluate(session({ netPnl }), [], strong, now).map(inEnglish)).toMatchObject([
    { action: 'end', reason, message },
  ])
})

test.each(['39.99999999', '-4.99999999'])('a net result of %s USDC does not end it', (netPnl) => {
  expect(only(evaluate(session({ netPnl }), [], strong, now)).action).toBe('open')
})

test('closing what is open is inside the loss that was set', () => {
  // 0.0005 × 100000 × 0.105 % = 0.0525
  const held = [position({ size: '0.0002' }), position({ id: 'p2', size: '0.0003' })]
  const at = (netPnl: string) =>
    evaluate(session({ netPnl }), held, { ...strong, markPrice: '100000' }, now).at(-1)
  expect(at('-4.9475')).toMatchObject({ action: 'end', reason: 'loss_threshold' })
  expect(at('-4.9474')).not.toMatchObject({ action: 'end' })
})

test('the end of its time ends the session, and closes what is open first', () => {
  const held = [
    position({ id: 'a' }),
    position({ id: 'b', status: 'closing' }),
    position({ id: 'c' }),
  ]
  const decisions = evaluate(session({ endsAt: now }), held, strong, now)
  expect(decisions).toMatchObject([
    { action: 'close', positionId: 'a', reason: 'session_end' },
    { action: 'close', positionId: 'c', reason: 'session_end' },
    { action: 'end', reason: 'duration' },
  ])
})

test('a reached target outranks the clock', () => {
  const decisions = evaluate(session({ netPnl: '41', endsAt: now }), [], strong, now)
  expect(decisions).toMatchObject([{ action: 'end', reason: 'profit_target' }])
})

test.each([
  ['long', '98750', 'stop_loss'],
  ['long', '110000', 'take_profit'],
  ['short', '101250', 'stop_loss'],
  ['short', '90000', 'take_profit'],
] as const)('a %s closes when the mark is at %s: %s', (side, markPrice, reason) => {
  const held =
    side === 'long'
      ? position()
      : position({ side, takeProfitPrice: '90000', stopLossPrice: '101250' })
  expect(evaluate(session(), [held], { ...strong, markPrice }, now)).toMatchObject([
    { action: 'close', positionId: 'p1', reason },
  ])
})

test('an old mark closes nothing, opens nothing and says how old it is', () => {
  const old = { ...strong, markPrice: '98000', markAgeMs: 60_000 }
  expect(only(evaluate(session(), [position()], old, now))).toMatchObject({
    action: 'refuse',
    gate: 'stale_price',
    why: { values: { because: { code: 'stale_price', values: { ageMs: 60_000 } } } },
  })
})

test('an old mark ends no session by its result, and time ends it all the same', () => {
  const old = { ...strong, markAgeMs: 60_000 }
  const lost = session({ netPnl: '-1000' })
  expect(evaluate(lost, [position()], strong, now).at(-1)).toMatchObject({ action: 'end' })
  expect(only(evaluate(lost, [position()], old, now)).action).toBe('refuse')
  expect(evaluate(session({ endsAt: now }), [position()], old, now)).toMatchObject([
    { action: 'close', reason: 'session_end' },
    { action: 'end', reason: 'duration' },
  ])
})

test('closes by a mark that is a little old: another look may not come in time', () => {
  const older = { ...strong, markPrice: '98000', markAgeMs: 12_000 }
  expect(only(evaluate(session(), [position()], older, now)).action).toBe('close')
})

test('opens nothing in the cycle in which it closes', () => {
  const held = [position({ id: 'a', stopLossPrice: '100000' }), position({ id: 'b' })]
  expect(evaluate(session(), held, strong, now)).toMatchObject([
    { action: 'close', positionId: 'a' },
  ])
})

test('leaves a position without prices alone', () => {
  const bare = position({ takeProfitPrice: null, stopLossPrice: null })
  expect(only(evaluate(session(), [bare], strong, now)).action).toBe('open')
})

const opened = now - 16 * 60_000

test('a strong opposite score on the slowest interval closes the position', () => {
  const turned = market([scored('1m', 0.3), scored('15m', -0.62)])
  const decision = only(evaluate(session(), [position({ openedAt: opened })], turned, now))
  expect(inEnglish(decision)).toMatchObject({
    action: 'close',
    reason: 'signal',
    message: `Closes long: 15m score −0.62 is against it by 0.5 or more (trend_up) — ${scoredWords}`,
  })
})

test.each([
  ['a weaker one', market([scored('15m', -0.49)]), opened],
  ['a faster interval', market([scored('1m', -0.9), scored('15m', 0.1)]), opened],
  [
    'a candle that was open already when the position was',
    market([scored('15m', -0.9)]),
    now - 60_000,
  ],
])('%s does not close it', (_, seen, openedAt) => {
  const decision = only(evaluate(session(), [position({ openedAt })], seen, now))
  expect(decision.action).not.toBe('close')
})

test('gives the same decisions for the same state', () => {
  expect(evaluate(session(), [position()], strong, now)).toEqual(
    evaluate(session(), [position()], strong, now),
  )
})
