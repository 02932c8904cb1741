import { WebSocketTransport } from '@nktkas/hyperliquid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type LocalExchange, startLocalExchange } from '../../../testing/exchange/local-exchange.ts'
import { candleRouter } from './candle-router.ts'

const coins = ['BTC', 'ETH', 'SOL']
const intervals = ['1m', '5m', '15m', '1h', '4h', '1d']

let local: LocalExchange
let socket: WebSocketTransport
beforeEach(async () => {
  local = await startLocalExchange()
  socket = new WebSocketTransport({ url: local.config.exchange.wsUrl, isTestnet: true })
})
afterEach(async () => {
  socket.close()
  await local.stop()
})

test('each candle is heard by those who follow its series, and by nobody else', async () => {
  const heard = new Map<string, Set<string>>()
  const router = candleRouter(socket)
  for (const coin of coins) {
    for (const interval of intervals) {
      const own = new Set<string>()
      heard.set(`${coin} ${interval}`, own)
      await router.subscribe('candle', { type: 'candle', coin, interval }, ({ detail }) => {
        const { s, i } = detail as { s: string; i: string }
        own.add(`${s} ${i}`)
      })
    }
  }
  await vi.waitFor(() => {
    for (const own of heard.values()) expect(own.size).toBeGreaterThan(0)
  }, 30_000)
  for (const [series, own] of heard) expect([...own]).toEqual([series])
})

test('two follow one series, and who left hears nothing', async () => {
  const counts = [0, 0]
  const router = candleRouter(socket)
  const payload = { type: 'candle', coin: 'BTC', interval: '1m' }
  const [first] = await Promise.all(
    counts.map((_, i) =>
      router.subscribe('candle', payload, () => {
        counts[i] = (counts[i] ?? 0) + 1
      }),
    ),
  )
  await vi.waitFor(() => expect(Math.min(...counts)).toBeGreaterThan(0), 30_000)
  await first?.unsubscribe()
  const [left = 0, stayed = 0] = counts
  await vi.waitFor(() => expect(counts[1]).toBeGreaterThan(stayed), 30_000)
  expect(counts[0]).toBe(left)
})
