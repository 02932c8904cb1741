import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws'
import { backoff } from './backoff.ts'
import { createLive, type Live, type LiveTimings } from './live.ts'
import { bookStream, tapeStream } from './market-feeds.ts'
import { entityStream, tickerStream, type Stream } from './streams.ts'

const timings: LiveTimings = {
  pingMs: 40,
  silenceMs: 120,
  absentRetryMs: 200,
  gatherMs: 5,
  delay: () => 20,
}

const btc = { symbol: 'BTC', mark: '97000', mid: '97000', at: 1 }
let closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers) close()
  closers = []
})

interface Request {
  method: string
  params: string[]
  id: number
}

interface Peer {
  url: string
  requests: Request[]
  sockets: ServerSocket[]
  send(stream: string, data: unknown): void
  asked(method: string): string[]
  close(): Promise<void>
}

/** A real server on a real port; answers like ours unless told to stay silent. */
async function startPeer(port = 0, answers = true): Promise<Peer> {
  const server = new WebSocketServer({ port, host: '127.0.0.1', path: '/ws' })
  await new Promise((resolve) => server.once('listening', resolve))
  const peer: Peer = {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    requests: [],
    sockets: [],
    send: (stream, data) => peer.sockets.at(-1)?.send(JSON.stringify({ stream, data })),
    asked: (method) =>
      peer.requests.filter((request) => request.method === method).flatMap(({ params }) => params),
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate()
        server.close(() => resolve())
      }),
  }
  server.on('connection', (socket) => {
    peer.sockets.push(socket)
    socket.on('message', (data: Buffer) => {
      const request = JSON.parse(data.toString()) as Request
      peer.requests.push(request)
      if (answers) socket.send(JSON.stringify({ id: request.id, result: null }))
    })
  })
  closers.push(() => void peer.close())
  return peer
}

function startLive(url: string, custom: Partial<LiveTimings> = {}): Live {
  const live = createLive(url, { ...timings, ...custom })
  closers.push(() => live.close())
  return live
}

test('opens no socket before somebody listens', async () => {
  const peer = await startPeer()
  startLive(peer.url)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(peer.sockets).toHaveLength(0)
})

test('asks once for a stream that two listen to, and leaves it when both have gone', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url)
  const heard: string[] = []
  const first = live.subscribe(tickerStream('BTC'), ({ mark }) => heard.push(`1:${mark}`))
  const second = live.subscribe(tickerStream('BTC'), ({ mark }) => heard.push(`2:${mark}`))
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toEqual(['ticker.BTC']))
  peer.send('ticker.BTC', btc)
  await vi.waitFor(() => expect(heard).toEqual(['1:97000', '2:97000']))
  first()
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(peer.asked('UNSUBSCRIBE')).toEqual([])
  second()
  await vi.waitFor(() => expect(peer.asked('UNSUBSCRIBE')).toEqual(['ticker.BTC']))
})

test('hands on in one go what was sent at one time, so that it is drawn once', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url, { gatherMs: 300 })
  const turns: number[] = []
  let turn = 0
  const hear = () => {
    turns.push(turn)
    setTimeout(() => (turn += 1), 0)
  }
  live.subscribe(tickerStream('BTC'), hear)
  live.subscribe(tickerStream('ETH'), hear)
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toHaveLength(2))
  peer.send('ticker.BTC', btc)
  await new Promise((resolve) => setTimeout(resolve, 20))
  peer.send('ticker.ETH', { ...btc, symbol: 'ETH' })
  await vi.waitFor(() => expect(turns).toEqual([0, 0]))
})

test('asks for nothing when a page change drops and takes a stream again', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url)
  const leave = live.subscribe(tickerStream('BTC'), () => {})
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toHaveLength(1))
  leave()
  live.subscribe(tickerStream('BTC'), () => {})
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(peer.asked('UNSUBSCRIBE')).toEqual([])
  expect(peer.asked('SUBSCRIBE')).toHaveLength(1)
})

test('comes back after a drop and asks for its streams again', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url)
  live.subscribe(tickerStream('BTC'), () => {})
  await vi.waitFor(() => expect(live.status()).toBe('open'))
  const statuses: string[] = []
  live.onStatus(() => statuses.push(live.status()))
  peer.sockets[0]?.terminate()
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toEqual(['ticker.BTC', 'ticker.BTC']))
  expect(statuses).toEqual(['waiting', 'connecting', 'open'])
})

test('drops a socket that went silent and opens another', async () => {
  const peer = await startPeer(0, false)
  const live = startLive(peer.url)
  live.subscribe(tickerStream('BTC'), () => {})
  await vi.waitFor(() => expect(peer.sockets).toHaveLength(2), { timeout: 2_000 })
})

test('calls a server without a socket absent, and finds it when it comes up', async () => {
  const first = await startPeer()
  const { url } = first
  await first.close()
  const live = startLive(url)
  live.subscribe(tickerStream('BTC'), () => {})
  await vi.waitFor(() => expect(live.status()).toBe('absent'), { timeout: 2_000 })
  await startPeer(Number(new URL(url).port))
  await vi.waitFor(() => expect(live.status()).toBe('open'), { timeout: 2_000 })
})

test('asks for private streams only after the token was taken', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url)
  live.subscribe(tickerStream('BTC'), () => {})
  live.subscribe(entityStream('positions'), () => {})
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toEqual(['ticker.BTC']))
  live.authenticate('token-1')
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toContain('positions'))
  const order = peer.requests.map(({ method }) => method)
  expect(order.indexOf('AUTH')).toBeLessThan(order.length - 1)
  expect(peer.asked('AUTH')).toEqual(['token-1'])
})

test('opens a fresh socket for another viewer', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url)
  live.subscribe(entityStream('positions'), () => {})
  live.authenticate('token-1')
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toEqual(['positions']))
  live.authenticate('token-2')
  await vi.waitFor(() => expect(peer.asked('AUTH')).toEqual(['token-1', 'token-2']))
  expect(peer.sockets).toHaveLength(2)
})

test('does not hand on what does not fit its stream, and does not count it as fresh', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url)
  const heard: unknown[] = []
  live.subscribe(tickerStream('BTC'), (data) => heard.push(data))
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toHaveLength(1))
  peer.send('ticker.BTC', { symbol: 'BTC', mark: 97000 })
  peer.sockets[0]?.send('not json')
  peer.send('ticker.BTC', btc)
  await vi.waitFor(() => expect(heard).toEqual([btc]))
  expect(live.latest(tickerStream('BTC'))?.data).toEqual(btc)
  expect(live.lastEventAt('ticker.')).not.toBeNull()
  expect(live.lastEventAt('candle.')).toBeNull()
})

test('waits half a second at first and never more than fifteen', () => {
  expect(backoff(0, 0)).toBe(500)
  expect(backoff(3, 0)).toBe(4_000)
  expect(backoff(20, 0)).toBe(15_000)
  expect(backoff(20, 1)).toBe(10_000)
})

test('what was old when it was sent is not taken for new', async () => {
  const peer = await startPeer()
  const live = createLive(peer.url, timings)
  closers.push(live.close, () => void peer.close())
  live.subscribe(tickerStream('BTC'), () => {})
  await vi.waitFor(() => expect(peer.asked('SUBSCRIBE')).toEqual(['ticker.BTC']))
  peer.send('ticker.BTC', { ...btc, ageMs: 60_000 })
  await vi.waitFor(() => expect(live.latest(tickerStream('BTC'))).not.toBeNull())
  expect(live.lastEventAt('ticker.')).toBeLessThanOrEqual(Date.now() - 60_000)
})

test('asks for what an older server may not know apart from prices, which its refusal would take along', async () => {
  const peer = await startPeer()
  const live = startLive(peer.url)
  for (const stream of [tickerStream('BTC'), bookStream('BTC', null), tapeStream('BTC')]) {
    closers.push(live.subscribe<unknown>(stream as Stream<unknown>, () => {}))
  }
  const requests = () =>
    peer.requests.flatMap(({ method, params }) => (method === 'SUBSCRIBE' ? [params] : []))
  await vi.waitFor(() => expect(requests()).toHaveLength(3))
  expect(requests()).toEqual([['ticker.BTC'], ['book.BTC'], ['trades.BTC']])
})
