import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Ticker } from '../../contract/live/live.ts'
import { BookEvent, MarketContext, TapeEvent } from '../../contract/market/feeds.ts'
import { Candle, Signal } from '../../contract/market/market.ts'
import { type LiveWorld, dataOf, openLiveWorld } from '../testing/worlds/live-world.ts'

let world: LiveWorld
beforeAll(async () => {
  world = await openLiveWorld({ socketsPerAddress: 10 })
})
afterEach(() => world.hangUp())
afterAll(() => world.close())
const connect = (headers?: Record<string, string>) => world.connect(headers)
const user = () => world.newUser()

describe('public streams', () => {
  test('tell prices, and are answered before the first one', async () => {
    const client = await connect()
    expect(await client.ask('SUBSCRIBE', ['ticker.BTC'])).toEqual({ id: 1, result: null })
    const { data } = await client.next((message) => message.stream === 'ticker.BTC')
    expect(Ticker.parse(data).symbol).toBe('BTC')
    expect(client.messages[0]).toEqual({ id: 1, result: null })
  })

  test('tell no more than five prices a second', async () => {
    const client = await connect()
    await client.ask('SUBSCRIBE', ['ticker.BTC', 'ticker.ETH'])
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const count = dataOf(client, 'ticker.BTC').length
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(9)
  })

  test('tell candles and the latest signal', async () => {
    const client = await connect()
    await client.ask('SUBSCRIBE', ['candle.ETH.1m', 'signal.ETH.1m'])
    const candle = await client.next((message) => message.stream === 'candle.ETH.1m')
    const signal = await client.next((message) => message.stream === 'signal.ETH.1m')
    expect(Candle.safeParse(candle.data).success).toBe(true)
    expect(Signal.parse(signal.data)).toMatchObject({ symbol: 'ETH', interval: '1m' })
  })

  test('a second listener gets the latest value at once', async () => {
    const first = await connect()
    await first.ask('SUBSCRIBE', ['signal.SOL.1h'])
    await first.next((message) => message.stream === 'signal.SOL.1h')
    const second = await connect()
    await second.ask('SUBSCRIBE', ['signal.SOL.1h'])
    await second.next((message) => message.stream === 'signal.SOL.1h')
    expect(dataOf(second, 'signal.SOL.1h')).toEqual(dataOf(first, 'signal.SOL.1h'))
  })

  test('tell books, trades and what the exchange says of a market', async () => {
    const client = await connect()
    const streams = ['book.BTC', 'book.BTC.4', 'trades.BTC', 'market.BTC']
    await client.ask('SUBSCRIBE', streams)
    const first = async (stream: string) =>
      (await client.next((message) => message.stream === stream)).data
    const book = BookEvent.parse(await first('book.BTC'))
    expect(Number(book.bids[0]?.[0])).toBeLessThan(Number(book.asks[0]?.[0]))
    const grouped = BookEvent.parse(await first('book.BTC.4'))
    expect(grouped.bids.every(([price]) => Number(price) % 10 === 0)).toBe(true)
    const tape = TapeEvent.parse(await first('trades.BTC'))
    expect(tape.isWhole).toBe(true)
    const context = MarketContext.parse(await first('market.BTC'))
    expect(Number(context.oracle)).toBeGreaterThan(0)
    expect(context.fundingRate).not.toBeNull()
  })

  test('fall silent when let go', async () => {
    const client = await connect()
    await client.ask('SUBSCRIBE', ['ticker.BTC'])
    await client.next((message) => message.stream === 'ticker.BTC')
    expect(await client.ask('UNSUBSCRIBE', ['ticker.BTC'])).toEqual({ id: 2, result: null })
    const before = dataOf(client, 'ticker.BTC').length
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(dataOf(client, 'ticker.BTC')).toHaveLength(before)
  })

  test.each(['ticker.NOPE', 'candle.BTC.2m', 'candle.BTC', 'nope', 'user.x.positions'])(
    '%s does not exist, and takes the others of its request with it',
    async (name) => {
      const client = await connect()
      const reply = await client.ask('SUBSCRIBE', ['ticker.BTC', name])
      expect(reply.error?.code).toBe('NOT_FOUND')
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(dataOf(client, 'ticker.BTC')).toEqual([])
    },
  )
})

test('what does not exist is answered with what does', async () => {
  const client = await connect()
  const words = async (names: string[]) => (await client.ask('SUBSCRIBE', names)).error?.message
  expect(await words(['ticker.NOPE'])).toContain('there are BTC, ETH')
  expect(await words(['candle.BTC.2m'])).toContain('1m, 5m, 15m, 1h, 4h, 1d')
  expect(await words(Array.from({ length: 51 }, () => 'ticker.BTC'))).toContain('at most 50')
})

describe('private streams', () => {
  test('want AUTH first', async () => {
    const client = await connect()
    for (const name of ['positions', 'session.s-of-alice']) {
      expect((await client.ask('SUBSCRIBE', [name])).error?.code).toBe('TOKEN_MISSING')
    }
    expect((await client.ask('AUTH', ['nonsense'])).error?.code).toBe('TOKEN_INVALID')
    expect((await client.ask('AUTH')).error?.code).toBe('TOKEN_MISSING')
  })

  test('carry what concerns their viewer, and nothing of anybody else', async () => {
    const [alice, bob] = [await user(), await user()]
    world.owners.set('s-of-alice', alice.id)
    const [hers, his] = [await connect(), await connect()]
    await hers.ask('AUTH', [alice.token])
    await his.ask('AUTH', [bob.token])
    const streams = ['positions', 'orders', 'balance', 'logs', 'notifications', 'backtests']
    await hers.ask('SUBSCRIBE', [...streams, 'session.s-of-alice'])
    await his.ask('SUBSCRIBE', streams)
    expect((await his.ask('SUBSCRIBE', ['session.s-of-alice'])).error?.code).toBe('NOT_FOUND')

    for (const name of streams) world.ctx.bus.publish(`user.${alice.id}.${name}`, { of: name })
    world.ctx.bus.publish('session.s-of-alice', { of: 'session' })
    await hers.next((message) => message.stream === 'session.s-of-alice')
    const heard = hers.messages.filter((message) => message.stream !== undefined)
    expect(heard).toEqual([
      ...streams.map((stream) => ({ stream, data: { of: stream } })),
      { stream: 'session.s-of-alice', data: { of: 'session' } },
    ])
    expect(his.messages.filter((message) => message.stream !== undefined)).toEqual([])
  })

  test('of the former viewer end when another signs in', async () => {
    const [alice, bob] = [await user(), await user()]
    const client = await connect()
    await client.ask('AUTH', [alice.token])
    await client.ask('SUBSCRIBE', ['logs'])
    await client.ask('AUTH', [bob.token])
    world.ctx.bus.publish(`user.${alice.id}.logs`, { for: 'alice' })
    await client.ask('PING')
    expect(dataOf(client, 'logs')).toEqual([])
  })
})

describe('a socket', () => {
  test('answers a ping', async () => {
    expect(await (await connect()).ask('PING')).toEqual({ id: 1, result: null })
  })

  test.each([
    'nonsense',
    '[]',
    'null',
    '{"method":"PING"}',
    '{"method":"NOPE","id":1}',
    '{"method":"PING","id":1,"x":1}',
    '{"method":"PING","method":"PING","id":1}',
    '{"method":"PING","id":1,"id":2}',
    '{"method":"PING","id":9007199254740993}',
    '{"method":"PING","id":1.00000000000000000001}',
    '{"method":"SUBSCRIBE","params":[1],"id":1}',
    '{"method":"SUBSCRIBE","params":"ticker.BTC","id":1}',
    `{"method":"SUBSCRIBE","params":${JSON.stringify(Array.from({ length: 51 }, () => 'x'))},"id":1}`,
  ])('is told what is wrong with %s, and lives on', async (text) => {
    const client = await connect()
    client.socket.send(text)
    const { error } = await client.next((message) => message.error !== undefined)
    expect(error?.code).toBe('VALIDATION_FAILED')
    expect(await client.ask('PING', [], 77)).toEqual({ id: 77, result: null })
  })

  test('listens to at most a hundred streams', async () => {
    const alice = await user()
    const client = await connect()
    await client.ask('AUTH', [alice.token])
    for (let i = 0; i < 100; i++) world.owners.set(`s${i}-${alice.id}`, alice.id)
    const names = Array.from({ length: 100 }, (_, i) => `session.s${i}-${alice.id}`)
    await client.ask('SUBSCRIBE', names.slice(0, 50))
    expect((await client.ask('SUBSCRIBE', names.slice(50))).result).toBeNull()
    expect((await client.ask('SUBSCRIBE', ['logs'])).error?.code).toBe('RATE_LIMITED')
    expect((await client.ask('SUBSCRIBE', names.slice(0, 50))).result).toBeNull()
  })

  test('is closed for a frame above 64 kB, a binary one, and a flood', async () => {
    const [large, binary, flood] = [await connect(), await connect(), await connect()]
    large.socket.send('x'.repeat(65_537))
    binary.socket.send(Buffer.from([1, 2, 3]))
    for (let i = 0; i < 200; i++) flood.socket.send('{"method":"PING","id":1}')
    expect(await Promise.all([large.closed, binary.closed, flood.closed])).toEqual([
      1009, 1007, 1008,
    ])
  })

  test('that reads too slowly is cut off', async () => {
    const alice = await user()
    const client = await connect()
    await client.ask('AUTH', [alice.token])
    await client.ask('SUBSCRIBE', ['logs'])
    const big = 'x'.repeat(512 * 1024)
    for (let i = 0; i < 40; i++) world.ctx.bus.publish(`user.${alice.id}.logs`, big)
    await client.closed
    expect(dataOf(client, 'logs').length).toBeLessThan(40)
  })

  test('of a page of another origin is refused', async () => {
    await expect(connect({ origin: 'https://evil.example' })).rejects.toThrow('403')
    await expect(connect({ host: 'evil.example' })).rejects.toThrow('403')
    expect(await (await connect({ origin: 'http://localhost:5173' })).ask('PING')).toBeDefined()
  })

  test('is one of ten at most from one address', async () => {
    const many = await Promise.all(Array.from({ length: 11 }, () => connect()))
    expect(await Promise.race(many.map(({ closed }) => closed))).toBe(1013)
  })
})
