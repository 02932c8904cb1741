// The lab's frames on /ws, as a script of somebody else meets them: a session token, a real socket and the real local exchange.
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod/mini'
import { testTerms } from '../../../contract/lab/backtest-shapes.ts'
import {
  LabBootstrap,
  LabCurve,
  LabPlaced,
  LabSnapshot,
  LabTrade,
} from '../../../contract/live/lab-frames.ts'
import { buildApp } from '../../http/build-app.ts'
import { createBacktester } from '../../lab/backtests/backtester.ts'
import { cancelBacktest } from '../../lab/backtests/cancel-backtest.ts'
import { startBacktest } from '../../lab/backtests/start-backtest.ts'
import { createFollowing } from '../../lab/following/following.ts'
import { createProgramRunner } from '../../lab/live/run/program-runner.ts'
import { createProgram } from '../../lab/programs/create-program.ts'
import { createTokenReader } from '../../people/sign-in/authenticate.ts'
import { createTokens } from '../../people/sign-in/tokens.ts'
import { passwordRoutes } from '../../people/passwords/routes.ts'
import { putPassword } from '../../people/passwords/set-password.ts'
import { crossing, dayAgo } from '../../testing/worlds/lab-world.ts'
import { type World, startWorld } from '../../testing/worlds/world.ts'
import { createTrader } from '../../traders/create-trader.ts'
import { resumeTrader } from '../../traders/set-state.ts'
import { type Live, createLive } from '../live.ts'

interface Frame {
  type: string
  request_id?: string | number
  data: Record<string, unknown>
}

const TestTerms = z.strictObject(testTerms)
const password = 'corn weather lamp 7'
let world: World
let live: Live
let app: FastifyInstance
let url: string
let runner: ReturnType<typeof createProgramRunner>
const sockets: WebSocket[] = []
beforeAll(async () => {
  world = await startWorld()
  const { ctx } = world
  runner = createProgramRunner({ ctx, trades: world.programTrades, owner: 'test' })
  const tokens = createTokens(ctx.config, ctx.clock)
  const { personOfToken, bearer, cookie } = createTokenReader({ tokens, ...ctx })
  live = createLive({
    ...ctx,
    authenticate: personOfToken,
    following: createFollowing(ctx, world.programTrades),
    curveMs: 100,
    tokenEpochs: (ids) => ctx.store.users.tokenEpochs(ids),
    endedSignIns: (ids) => ctx.store.signIns.ended(ids),
    ownsSession: async () => false,
  })
  const { onSocket } = live
  app = await buildApp(ctx, passwordRoutes, { authenticators: [bearer, cookie], onSocket })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(() => sockets.splice(0).forEach((socket) => socket.terminate()))
afterAll(async () => {
  await runner.stop()
  live.close()
  await app.close()
  await world.stop()
})

async function post(path: string, body: object): Promise<{ session_token: string }> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(answer.ok).toBe(true)
  return (await answer.json()) as { session_token: string }
}

/** Somebody with a wallet, money and a trader that runs; and the session token of their e-mail. */
async function trading() {
  const { ctx } = await world.newTrader()
  const email = `${ctx.viewer.id}@example.com`
  await putPassword({ ctx, input: { body: { email, password } } })
  const { session_token: token } = await post('/api/users/login', { email, password })
  const model = `localnet-rules-${ctx.viewer.id}`
  const body = { name: 'Mind', llm_provider: 'localnet-rules', llm_model: model, budget: '5000' }
  const { id } = await createTrader({ ctx, input: { body } })
  await resumeTrader({ ctx, input: { params: { id: String(id) } } })
  return { ctx, id, model, token }
}

async function open(query = '') {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ws${query}`)
  sockets.push(socket)
  const frames: Frame[] = []
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString()) as Frame))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  const send = (frame: object) => socket.send(JSON.stringify(frame))
  const next = async (matches: (frame: Frame) => boolean): Promise<Frame> => {
    await expect.poll(() => frames.some(matches), { timeout: 60_000, interval: 20 }).toBe(true)
    return frames.find(matches) ?? { type: 'none', data: {} }
  }
  let last = 0
  /** The answer to one frame. */
  const ask = async (type: string, data?: object, id: string | number = ++last): Promise<Frame> => {
    send({ type, request_id: id, ...(data && { data }) })
    return next((frame) => frame.request_id === id)
  }
  return { socket, frames, closed, send, next, ask }
}

async function decides({ ctx, id, model }: Awaited<ReturnType<typeof trading>>, text: string) {
  await fetch(`${world.url}/fail`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault: 'M6', action: model, text }),
  })
  const [binding] = await ctx.store.bindings.ofAccount(id)
  await ctx.store.bindings.change(binding?.id ?? 0, { nextRunAt: 1 })
  await runner.turn()
  await runner.answered()
}

const channels = ['trades', 'positions', 'model_chat', 'asset_curve', 'backtests', 'prices']

test('follows prices, decisions, trades, positions and curves with a session token alone', async () => {
  const trader = await trading()
  const { ctx, id, token } = trader
  const client = await open(`?session_token=${token}`)
  const begun = LabBootstrap.parse((await client.ask('bootstrap')).data)
  expect(begun).toMatchObject({ positions: [], active_orders: [] })
  expect(begun.accounts).toMatchObject([{ id, name: 'Mind', state: 'active', equity: 5000 }])
  expect((await client.ask('subscribe', { channels })).type).toBe('snapshot')
  const { data: price } = await client.next(({ type }) => type === 'price_update')
  expect(price).toMatchObject({ symbol: 'BTC' })
  expect(Number(price['price'])).toBeGreaterThan(0)

  await decides(trader, '{"action":"buy","symbol":"BTC","quantity":0.01,"reason":"It rises"}')
  const { data: decided } = await client.next(
    ({ type, data }) =>
      type === 'model_chat_update' && JSON.stringify(data['orders']).includes('"done"'),
  )
  expect(decided).toMatchObject({
    account_id: id,
    status: 'decided',
    orders: [{ action: 'buy', symbol: 'BTC', quantity: 0.01, reason: 'It rises' }],
  })
  expect(decided['context']).toBeUndefined()
  const isHeld = ({ type, data }: Frame) =>
    type === 'position_update' && JSON.stringify(data).includes('"quantity":0.01')
  const held = await client.next(isHeld)
  expect(held.data).toMatchObject({ account_id: id, positions: [{ symbol: 'BTC', side: 'long' }] })
  const { data: fill } = await client.next(({ type }) => type === 'trade_update')
  expect(LabTrade.parse(fill)).toMatchObject({ account_id: id, side: 'buy' })
  const { data: point } = await client.next(({ type }) => type === 'asset_curve_update')
  expect(point).toMatchObject({ account_id: id })

  const snapshot = LabSnapshot.parse((await client.ask('switch_account', { account_id: id })).data)
  expect(snapshot.positions).toMatchObject([{ symbol: 'BTC', quantity: 0.01 }])
  expect(snapshot.equity).toBe(5000 + snapshot.net_pnl)
  const sell = { symbol: 'BTC', side: 'sell', quantity: 0.01 }
  const placed = await client.ask('place_order', sell, 'mine-1')
  expect(placed.type).toBe('order_pending')
  expect(LabPlaced.parse(placed.data)).toMatchObject({
    account_id: id,
    status: 'done',
    quantity: 0.01,
  })
  const again = await open(`?session_token=${token}`)
  const repeated = await again.ask('place_order', { ...sell, account_id: id }, 'mine-1')
  expect(repeated.data).toEqual(placed.data)
  const empty = ({ type, data }: Frame) =>
    type === 'position_update' && JSON.stringify(data['positions']) === '[]'
  await client.next(empty)
  expect((await ctx.exchange.account(ctx.viewer.address)).positions).toEqual([])
  const sales = () =>
    client.frames.filter(({ type, data }) => type === 'trade_update' && data['side'] === 'sell')
  await expect.poll(() => sales().length).toBeGreaterThan(0)
  const curve = LabCurve.parse((await client.ask('get_asset_curve', { timeframe: '5m' })).data)
  expect(curve.points.at(-1)?.[1]).toBeLessThan(0)

  const refused = await client.ask('place_order', { ...sell, leverage: 60 }, 'mine-2')
  expect(refused.data).toMatchObject({ status: 'refused', error: expect.any(String) })
})

test('follows backtests from their start to their end, and nobody else’s', async () => {
  const [{ ctx, token }, stranger] = [await trading(), await trading()]
  const backtester = createBacktester(ctx)
  const program = await createProgram({
    ctx,
    input: { body: { name: 'Tested', description: '', code: crossing, enabled: true } },
  })
  const client = await open(`?session_token=${token}`)
  const other = await open(`?session_token=${stranger.token}`)
  for (const each of [client, other]) await each.ask('subscribe', { channels: ['backtests'] })
  const start = async () => {
    const asked = { symbol: 'BTC', start_date: dayAgo(5) }
    const body = { ...TestTerms.parse(asked), program_id: program.id }
    return startBacktest({ ctx, input: { body } })
  }
  const told = (id: string) =>
    client.frames.filter(
      ({ type, data }) => type === 'backtest_progress' && data['backtest_id'] === id,
    )
  const { backtest_id: first } = await start()
  await expect.poll(() => told(first).at(-1)?.data).toMatchObject({ status: 'running' })
  while (await backtester.run());
  await expect
    .poll(() => told(first).at(-1)?.data)
    .toEqual({ backtest_id: first, status: 'completed', progress: 1 })

  const { backtest_id: second } = await start()
  await cancelBacktest({ ctx, input: { params: { id: second } } })
  await expect.poll(() => told(second).at(-1)?.data).toMatchObject({ status: 'cancelled' })
  // What was told to somebody else would have come by then.
  await other.ask('ping')
  expect(other.frames.filter(({ type }) => type === 'backtest_progress')).toEqual([])
  await backtester.stop()
})

test('one path, two protocols: the first frame tells', async () => {
  const { token } = await trading()
  const documented = await open()
  expect(await documented.ask('ping')).toMatchObject({ type: 'pong', request_id: 1 })
  expect((await documented.ask('bootstrap')).data).toMatchObject({ code: 'TOKEN_MISSING' })
  const wrong = await documented.ask('connect', { token: 'st_wrong' })
  expect([wrong.type, wrong.data['code']]).toEqual(['error', 'TOKEN_INVALID'])
  expect((await documented.ask('connect', { token })).type).toBe('bootstrap_ok')
  const odd = await documented.ask('dance')
  expect([odd.type, String(odd.data['message'])]).toEqual([
    'error',
    expect.stringContaining('place_order'),
  ])
  const ours = await open()
  ours.send({ method: 'AUTH', params: [token], id: 1 })
  await expect.poll(() => ours.frames).toEqual([{ id: 1, result: null }])

  const stranger = await trading()
  const theirs = await documented.ask('get_snapshot', { account_id: stranger.id })
  expect(theirs.data).toMatchObject({ code: 'NOT_FOUND' })
})

test('a wrong token opens nothing, and the end of a sign-in ends the socket', async () => {
  await expect(open('?session_token=st_wrong')).rejects.toThrow('401')
  const email = 'nobody@example.com'
  const { session_token: token } = await post('/api/users/register', { email, password })
  const client = await open(`?session_token=${token}`)
  expect((await client.ask('bootstrap')).data).toEqual({
    accounts: [],
    positions: [],
    active_orders: [],
  })
  const order = { account_id: 1, symbol: 'BTC', side: 'buy', quantity: 1 }
  expect((await client.ask('place_order', order)).data).toMatchObject({ code: 'WALLET_MISSING' })
  await fetch(`${url}/api/users/logout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await client.closed).toBe(1008)
})
