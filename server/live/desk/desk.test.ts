// The desk's socket: public streams, private streams of the signed-in viewer, and that nobody else reads them.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  BalanceEvent,
  DepthEvent,
  TickerEvent,
  TradeEvent,
} from '../../../contract/desk/desk-streams.ts'
import type { TokenKind } from '../../people/sign-in/tokens.ts'
import { endAll, endOne } from '../../people/sign-in/end-sign-ins.ts'
import { openSignIn } from '../../people/sign-in/open-sign-in.ts'
import { type Client, type LiveWorld, openLiveWorld } from '../../testing/worlds/live-world.ts'

let world: LiveWorld
let own: string
beforeAll(async () => {
  world = await openLiveWorld()
  const address = world.app.server.address()
  own = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterEach(() => world.hangUp())
afterAll(() => world.close())

const connect = (headers: Record<string, string> = {}) => world.connect(headers, '/api/v1/ws')
const next = (client: Client, stream: string) => client.next((message) => message.stream === stream)

async function person(kind: TokenKind) {
  const { ctx, tokens } = world
  const { id } = await world.newUser()
  const row = await ctx.store.users.byId(id)
  if (row === undefined) throw new Error('no such user')
  const signIn = await openSignIn(ctx.store, ctx, row, kind)
  const claims = { kind, userId: id, address: row.address, epoch: 0, signInId: signIn.id }
  return { id, signInId: signIn.id, token: await tokens.issue(claims) }
}

test('everybody hears prices, books and trades of a pair, with one request for all', async () => {
  const client = await connect()
  const streams = ['ticker.BTC_USDT', 'depth.BTC_USDT', 'trade.BTC_USDT']
  expect(await client.ask('SUBSCRIBE', streams)).toEqual({ result: null, id: 1 })
  const ticker = TickerEvent.parse((await next(client, 'ticker.BTC_USDT')).data)
  expect(ticker.s).toBe('BTC_USDT')
  const depth = DepthEvent.parse((await next(client, 'depth.BTC_USDT')).data)
  expect(Number(depth.bids[0]?.[0])).toBeLessThan(Number(depth.asks[0]?.[0]))
  const trade = TradeEvent.parse((await next(client, 'trade.BTC_USDT')).data)
  expect(trade.s).toBe('BTC_USDT')
  expect(await client.ask('UNSUBSCRIBE', streams)).toMatchObject({ result: null })
})

test.each([
  'ticker.BTC',
  'ticker.NONE_USDT',
  'ticker._USDT',
  'ticker',
  'candle.BTC.1m',
  'positions',
  'user.x.orders',
  'revoked.x',
  'depth.BTC_USDT.1',
])('there is no stream %s, and none is begun beside it', async (name) => {
  const client = await connect()
  const answer = await client.ask('SUBSCRIBE', ['ticker.ETH_USDT', name])
  expect(answer.error?.code).toBe('NOT_FOUND')
  await client.ask('PING')
  expect(client.messages.every(({ stream }) => stream === undefined)).toBe(true)
})

describe('what is one’s own', () => {
  test('takes a sign-in, and one’s own id', async () => {
    const [alice, mallory] = [await person('extension'), await person('extension')]
    const client = await connect()
    const names = [`order.${alice.id}`, `balance.${alice.id}`]
    for (const name of names)
      expect((await client.ask('SUBSCRIBE', [name])).error?.code).toBe('TOKEN_MISSING')
    expect(await client.ask('AUTH', [mallory.token])).toMatchObject({ result: null })
    for (const name of names)
      expect((await client.ask('SUBSCRIBE', [name])).error?.code).toBe('NOT_FOUND')
    world.ctx.bus.publish(`user.${alice.id}.balance`, {})
    expect(await client.ask('AUTH', [alice.token])).toMatchObject({ result: null })
    expect(await client.ask('SUBSCRIBE', names)).toMatchObject({ result: null })
    const { data } = await next(client, `balance.${alice.id}`)
    expect(BalanceEvent.parse(data)).toMatchObject({ total: '0', available: '0', used: '0' })
  })

  test('is heard by who comes with the cookie of a page of ours', async () => {
    const alice = await person('web')
    const cookie = `access_token=${alice.token}`
    for (const headers of [{ cookie, origin: own }, { cookie }] as Record<string, string>[]) {
      const client = await connect(headers)
      expect(await client.ask('SUBSCRIBE', [`order.${alice.id}`])).toMatchObject({ result: null })
    }
  })

  test('is heard by who comes with a token in the header', async () => {
    const alice = await person('evm')
    const client = await connect({ authorization: `Bearer ${alice.token}` })
    expect(await client.ask('SUBSCRIBE', [`order.${alice.id}`])).toMatchObject({ result: null })
  })

  test.each(['http://localhost:9999', 'https://evil.example', 'null'])(
    'is not opened by a page of %s with the cookie that the browser sends along',
    async (origin) => {
      const cookie = `access_token=${(await person('web')).token}`
      await expect(connect({ cookie, origin })).rejects.toThrow('403')
    },
  )

  test.each(['access_token=x', 'access_token=x; other=1'])(
    'a wrong cookie is refused: %s',
    async (cookie) => {
      await expect(connect({ cookie })).rejects.toThrow('401')
    },
  )
})

test('a socket ends at once with its sign-in, however it came in, and no other does', async () => {
  const alice = await person('web')
  const other = await person('extension')
  const byCookie = await connect({ cookie: `access_token=${alice.token}`, origin: own })
  const byToken = await connect()
  await byToken.ask('AUTH', [alice.token])
  const stays = await connect()
  await stays.ask('AUTH', [other.token])
  for (const client of [byCookie, byToken]) await client.ask('SUBSCRIBE', ['ticker.BTC_USDT'])
  expect(await endOne(world.ctx, alice.id, alice.signInId)).toBe(true)
  expect(await Promise.all([byCookie.closed, byToken.closed])).toEqual([1008, 1008])
  for (const { messages } of [byCookie, byToken])
    expect(messages.find(({ id }) => id === null)?.error?.code).toBe('TOKEN_INVALID')
  expect(await stays.ask('SUBSCRIBE', [`order.${other.id}`])).toMatchObject({ result: null })
  await endAll(world.ctx, other.id)
  expect(await stays.closed).toBe(1008)
})

test('a sign-in that another process ended takes no private stream more', async () => {
  const alice = await person('web')
  const client = await connect({ cookie: `access_token=${alice.token}` })
  await client.ask('PING')
  await world.ctx.store.signIns.end(alice.signInId, alice.id, Date.now())
  const request = { method: 'SUBSCRIBE', params: [`order.${alice.id}`], id: 9 }
  client.socket.send(JSON.stringify(request))
  expect(await client.closed).toBe(1008)
  expect(client.messages.find(({ id }) => id === null)?.error?.code).toBe('TOKEN_INVALID')
})

test('what another process ended is noticed by itself', async () => {
  const watchful = await openLiveWorld({ epochsMs: 20 })
  try {
    const { ctx, tokens } = watchful
    const { id } = await watchful.newUser()
    const row = await ctx.store.users.byId(id)
    if (row === undefined) throw new Error('no such user')
    const { id: signInId } = await openSignIn(ctx.store, ctx, row, 'evm')
    const token = await tokens.issue({ userId: id, address: row.address, epoch: 0, signInId })
    const client = await watchful.connect({}, '/api/v1/ws')
    await client.ask('AUTH', [token])
    await ctx.store.signIns.end(signInId, id, Date.now())
    expect(await client.closed).toBe(1008)
  } finally {
    await watchful.close()
  }
})
