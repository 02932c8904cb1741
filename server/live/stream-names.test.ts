import { expect, test } from 'vitest'
import { busNameOf, parseStream } from './stream-names.ts'

test.each([
  ['ticker.BTC', { kind: 'ticker', symbol: 'BTC' }],
  ['candle.BTC.1m', { kind: 'candle', symbol: 'BTC', interval: '1m' }],
  ['signal.kPEPE.1d', { kind: 'signal', symbol: 'kPEPE', interval: '1d' }],
  ['book.BTC', { kind: 'book', symbol: 'BTC', grouping: null }],
  ['book.BTC.5x2', { kind: 'book', symbol: 'BTC', grouping: '5x2' }],
  ['trades.BTC', { kind: 'trades', symbol: 'BTC' }],
  ['market.BTC', { kind: 'market', symbol: 'BTC' }],
  ['session.abc-1', { kind: 'session', sessionId: 'abc-1' }],
  ['positions', { kind: 'own', name: 'positions' }],
  ['backtests', { kind: 'own', name: 'backtests' }],
  ['decisions', { kind: 'own', name: 'decisions' }],
])('%s is a stream', (name, stream) => {
  expect(parseStream(name)).toEqual(stream)
})

test.each([
  '',
  'ticker',
  'ticker.',
  'ticker.BTC.1m',
  'candle.BTC',
  'book.BTC.5',
  'book.BTC.4.1',
  'trades.BTC.4',
  'candle.BTC.2m',
  'candle.BTC.1m.x',
  'candle..1m',
  'session',
  'session.a.b',
  'user.u1.positions',
  'positions.u1',
  'Ticker.BTC',
  '*',
  'session.*.x',
  'constructor',
])('%j is none', (name) => {
  expect(parseStream(name)).toBeUndefined()
})

test("one viewer's private stream is not another's", () => {
  const stream = { kind: 'own', name: 'logs' } as const
  expect(busNameOf(stream, 'a')).toBe('user.a.logs')
  expect(busNameOf(stream, 'b')).not.toBe(busNameOf(stream, 'a'))
})
