import {
  HttpTransport,
  InfoClient,
  SubscriptionClient,
  WebSocketTransport,
} from '@nktkas/hyperliquid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { localControls } from '../../testing/exchange/local-controls.ts'
import { type LocalExchange, startLocalExchange } from '../../testing/exchange/local-exchange.ts'
import { type Prices, createPrices } from './prices.ts'

let local: LocalExchange
let socket: WebSocketTransport
let prices: Prices
let asked: string[]
let now: number
beforeEach(async () => {
  local = await startLocalExchange()
  now = Date.now()
  asked = []
  const { url, wsUrl } = local.config.exchange
  const info = new InfoClient({ transport: new HttpTransport({ apiUrl: url, isTestnet: true }) })
  socket = new WebSocketTransport({ url: wsUrl, isTestnet: true })
  prices = createPrices(new SubscriptionClient({ transport: socket }), {
    info,
    ask: async (request, shape) => {
      const answer = await request()
      asked.push(Array.isArray(answer) ? 'contexts' : 'book')
      return shape(answer)
    },
    clock: () => now,
    log: createLog('silent'),
    onSpeech: () => {},
  })
  await vi.waitFor(() => {
    if (prices.mark('BTC') === null) throw new Error('no price has come yet')
  }, 30_000)
})
afterEach(async () => {
  prices.close()
  socket.close()
  await local.stop()
})

test('the mark of a market that is decided by comes by its own stream, without asking', async () => {
  const { wick } = localControls(local.config.exchange.url)
  const before = Number((await prices.freshMark('BTC'))?.mark)
  await wick('BTC', 10, 'mark')
  await vi.waitFor(async () => {
    expect(Number((await prices.freshMark('BTC'))?.mark)).toBeGreaterThan(before * 1.05)
  }, 30_000)
  expect(Number(prices.mid('BTC')?.mid)).toBeLessThan(before * 1.05)
  expect(asked).toEqual(['contexts'])
})

test('a silent stream is made up for by a read, of which many share one', async () => {
  socket.close()
  now += 7_000
  await Promise.all(['BTC', 'ETH', 'BTC'].map((symbol) => prices.freshMark(symbol)))
  expect(prices.mark('BTC')?.at).toBe(now)
  expect(asked).toEqual(['contexts', 'contexts'])
  now += 7_000
  expect(await prices.freshMid('BTC')).not.toBeNull()
  expect(asked).toEqual(['contexts', 'contexts', 'book'])
})

test('when nobody answers, what is known is given with its age, and no mid', async () => {
  socket.close()
  await local.stop()
  // By now every message that was on its way has arrived.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const known = prices.mark('BTC')
  now += 60_000
  expect(await prices.freshMark('BTC')).toEqual(known)
  expect(await prices.freshMid('BTC')).toBeNull()
})
