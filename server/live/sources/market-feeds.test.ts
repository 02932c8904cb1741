// Books and trades, from one source for all who look. The exchange here tells what a test has it tell.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BookEvent, TapeEvent } from '../../../contract/market/feeds.ts'
import { createLog } from '../../../platform/log.ts'
import type { MarketBook, MarketFeeds, MarketTrade } from '../../venue/port.ts'
import { createMarketStreams } from '../market-streams.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const book: MarketBook = {
  bids: [{ price: '99', size: '1' }],
  asks: [{ price: '101', size: '2' }],
  at: 1_000_000,
}
const trade = (id: number, at = id): MarketTrade => ({
  id: String(id),
  isBuy: true,
  price: '100',
  size: '1',
  at,
})

function feeds(options: Parameters<typeof createMarketStreams>[1] = {}) {
  const books = new Map<string, (book: MarketBook) => void>()
  const tapes = new Map<string, (trade: MarketTrade) => void>()
  const asked: string[] = []
  const exchange = {
    onBook(symbol, listener) {
      books.set(symbol, listener)
      return () => books.delete(symbol)
    },
    onTrades(symbol, listener) {
      tapes.set(symbol, listener)
      return () => tapes.delete(symbol)
    },
    onContext: () => () => {},
    readBook: async (symbol, grouping) => {
      asked.push(`${symbol} ${grouping}`)
      return book
    },
  } satisfies MarketFeeds
  const streams = createMarketStreams(
    {
      // Only these are asked of it here.
      exchange: exchange as unknown as Parameters<typeof createMarketStreams>[0]['exchange'],
      signals: {} as Parameters<typeof createMarketStreams>[0]['signals'],
      clock: Date.now,
      log: createLog('silent'),
    },
    options,
  )
  const followed = () => [...books.keys()]
  return { streams, books, tapes, asked, followed }
}

const bookOf = (symbol: string) => ({ kind: 'book', symbol, grouping: null }) as const
const tapeOf = (symbol: string) => ({ kind: 'trades', symbol }) as const

test('two who look share one subscription, which outlives the last of them by a moment', () => {
  const { streams, books, followed } = feeds({ graceMs: 15_000 })
  const first: BookEvent[] = []
  const second: BookEvent[] = []
  const leave = streams.listen(bookOf('BTC'), (data) => first.push(data as BookEvent))
  books.get('BTC')?.(book)
  vi.advanceTimersByTime(3_000)
  const leaveToo = streams.listen(bookOf('BTC'), (data) => second.push(data as BookEvent))
  expect(followed()).toEqual(['BTC'])
  expect(first).toMatchObject([{ bids: [['99', '1']], asks: [['101', '2']], ageMs: 0 }])
  expect(second).toMatchObject([{ symbol: 'BTC', grouping: null, ageMs: 3_000 }])
  leave()
  vi.advanceTimersByTime(60_000)
  expect(followed()).toEqual(['BTC'])
  leaveToo()
  vi.advanceTimersByTime(14_000)
  const back = streams.listen(bookOf('BTC'), () => {})
  vi.advanceTimersByTime(60_000)
  expect(followed()).toEqual(['BTC'])
  back()
  vi.advanceTimersByTime(16_000)
  expect(followed()).toEqual([])
})

test('a storm of books is told four times a second', () => {
  const { streams, books } = feeds()
  const heard: BookEvent[] = []
  streams.listen(bookOf('BTC'), (data) => heard.push(data as BookEvent))
  for (let at = 0; at < 1_000; at += 5) {
    books.get('BTC')?.({ ...book, bids: [{ price: '99', size: String(at + 1) }] })
    vi.advanceTimersByTime(5)
  }
  expect(heard).toHaveLength(5)
  expect(heard.at(-1)?.bids).toEqual([['99', '996']])
})

test('the tape holds the last two hundred trades, each once, newest first', () => {
  const { streams, tapes } = feeds()
  const heard: TapeEvent[] = []
  streams.listen(tapeOf('BTC'), (data) => heard.push(data as TapeEvent))
  for (let id = 1; id <= 250; id += 1) tapes.get('BTC')?.(trade(id))
  // After a break of the line the exchange tells its last ones again.
  for (let id = 20; id <= 250; id += 1) tapes.get('BTC')?.(trade(id))
  vi.advanceTimersByTime(250)
  const later: TapeEvent[] = []
  streams.listen(tapeOf('BTC'), (data) => later.push(data as TapeEvent))
  const ids = Array.from({ length: 200 }, (_, index) => String(250 - index))
  expect(later).toMatchObject([{ symbol: 'BTC', isWhole: true }])
  expect(later[0]?.trades.map(({ id }) => id)).toEqual(ids)
  const told = heard.flatMap(({ trades }) => trades.map(({ id }) => id))
  expect(new Set(told).size).toBe(told.length)
  expect(heard.every(({ trades }) => trades.length <= 200)).toBe(true)
})

test('trades of one moment are told in the order in which they were heard', () => {
  const { streams, tapes } = feeds()
  const heard: TapeEvent[] = []
  streams.listen(tapeOf('BTC'), (data) => heard.push(data as TapeEvent))
  for (const id of [1, 2, 3]) tapes.get('BTC')?.(trade(id, 500))
  vi.advanceTimersByTime(250)
  expect(heard.map(({ trades }) => trades.map(({ id }) => id))).toEqual([[], ['1'], ['3', '2']])
})

test('grouped books are asked for in turn, no more often for more who look', async () => {
  const { streams, asked } = feeds()
  const heard: BookEvent[] = []
  for (const grouping of ['4', '3', '4', '4'] as const) {
    streams.listen({ kind: 'book', symbol: 'BTC', grouping }, (data) =>
      heard.push(data as BookEvent),
    )
  }
  await vi.advanceTimersByTimeAsync(1_500 * 5 + 10)
  expect(asked).toHaveLength(6)
  expect(asked.filter((one) => one === 'BTC 4')).toHaveLength(3)
  expect(heard[0]).toMatchObject({ grouping: '4', bids: [['99', '1']] })
})

test('nobody looks any more: nothing is asked', async () => {
  const { streams, asked } = feeds({ graceMs: 1_000 })
  const leave = streams.listen({ kind: 'book', symbol: 'BTC', grouping: '3' }, () => {})
  await vi.advanceTimersByTimeAsync(10)
  leave()
  await vi.advanceTimersByTimeAsync(3_000)
  const before = asked.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveLength(before)
})

test('a market beyond those that may be followed has its book asked for, until one is let go', async () => {
  const { streams, followed, tapes, asked } = feeds({ mostFollowed: 2, graceMs: 1_000 })
  const leaves = ['A', 'B', 'C'].map((symbol) => streams.listen(bookOf(symbol), () => {}))
  streams.listen(tapeOf('C'), () => {})
  expect(followed()).toEqual(['A', 'B'])
  expect(tapes.size).toBe(0)
  await vi.advanceTimersByTimeAsync(10)
  expect(asked).toEqual(['C null'])
  leaves[0]?.()
  await vi.advanceTimersByTimeAsync(1_100)
  streams.listen(bookOf('D'), () => {})
  expect(followed()).toEqual(['B', 'D'])
})
