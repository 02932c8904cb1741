// What limits refused is remembered when somebody wanted to place it, and replayed over the candles that followed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type { getRuleFigures } from '../../../contract/endpoints.ts'
import { type ApiWorld, startApiWorld } from '../../testing/worlds/api-world.ts'
import { newHand, priceAt, trades } from '../../testing/desk-api.ts'
import { replayRefusedTrade } from '../write/replay-refused-trade.ts'

const minute = 60_000
type Figures = OutputOf<typeof getRuleFigures>

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

const draft = (more: object = {}) => ({
  symbol: 'BTC_USDT',
  side: 'buy',
  order_type: 'market',
  quantity: '0.02',
  stop_loss_price: priceAt(world, -3),
  // Too near: worth a third of the risk.
  take_profit: [{ price: priceAt(world, 1) }],
  ...more,
})

test('attempts count, once for each trade, and neither looks nor what was placed after all', async () => {
  const hand = await newHand(world)
  const { store } = world.ctx
  const refused = () => store.refusedTrades.ofUser(hand.user.id)
  const check = `${trades}/check`
  const statuses = async (...asked: [string, object][]) => {
    const answers: number[] = []
    for (const [path, body] of asked) answers.push((await hand.send('POST', path, body)).status)
    return answers
  }
  expect(await statuses([check, draft()])).toEqual([422])
  expect(await refused()).toEqual([])
  const tooMuch = draft({ quantity: '5', take_profit: [{ price: priceAt(world, 20) }] })
  expect(await statuses([trades, tooMuch], [trades, draft()])).toEqual([422, 422])
  expect(await refused()).toMatchObject([
    {
      rule: 'INSUFFICIENT_RISK_REWARD',
      symbol: 'BTC',
      side: 'long',
      waits: false,
      quantity: '0.02',
      targets: [{ quantity: '0.02' }],
      net: null,
    },
  ])
  const noStop = draft({ symbol: 'ETH_USDT', stop_loss_price: null, take_profit: [] })
  expect(await statuses([`${check}?attempted=true`, noStop])).toEqual([422])
  expect((await refused()).map(({ rule }) => rule)).toEqual([
    'INSUFFICIENT_RISK_REWARD',
    'STOP_LOSS_REQUIRED',
  ])
  const sound = draft({ take_profit: [{ price: priceAt(world, 20) }] })
  expect(await statuses([trades, sound])).toEqual([201])
  expect((await refused()).map(({ rule }) => rule)).toEqual(['STOP_LOSS_REQUIRED'])
})

test('are replayed over candles, and figures say what they would have earned, rule by rule', async () => {
  const hand = await newHand(world)
  const { store } = world.ctx
  const at = world.ctx.clock()
  // 100 candles of a minute: down to 96 in the third, up to 112 in the fifth.
  const exchange = {
    ...world.ctx.exchange,
    candleHistory: (_: string, interval: string, { from }: { from: number }) =>
      Promise.resolve(
        interval !== '1m'
          ? []
          : Array.from({ length: 6 }, (__, index) => ({
              t: from + index * minute,
              T: from + (index + 1) * minute - 1,
              o: '100',
              h: index === 4 ? '112' : '101',
              l: index === 2 ? '96' : '99',
              c: '100',
              v: '1',
              n: 1,
              isClosed: true,
            })),
      ),
  } as typeof world.ctx.exchange
  const trade = {
    userId: hand.user.id,
    setupTag: null,
    at,
    symbol: 'BTC',
    side: 'long' as const,
    entryPrice: '100',
    waits: false,
    stopPrice: '95',
    targets: [{ price: '110', quantity: '2' }],
    quantity: '2',
    leverage: 3,
    entryFee: '0.001',
    exitFee: '0.001',
    dueAt: at,
  }
  const rows = [
    { ...trade, id: `${hand.user.id}-1`, rule: 'LEVERAGE_EXCEEDED' as const },
    { ...trade, id: `${hand.user.id}-2`, rule: 'RISK_AMOUNT_EXCEEDED' as const, stopPrice: '97' },
    { ...trade, id: `${hand.user.id}-3`, rule: 'RISK_AMOUNT_EXCEEDED' as const, targets: [] },
  ]
  for (const row of rows) await store.refusedTrades.put(row, at + 1)
  const ports = { ...world.ctx, exchange, clock: () => at + 6 * minute }
  const waiting = await store.refusedTrades.ofUser(hand.user.id)
  for (const row of waiting) await replayRefusedTrade(ports, row)

  const figures = async (query = '') =>
    (await hand.send<Figures>('GET', `/api/v1/journal/analytics/rules${query}`)).body
  // 20 − 0.2 − 0.22, and −6 − 0.2 − 0.194
  expect(await figures()).toMatchObject({
    n: 2,
    running: 1,
    unfilled: 0,
    net_pnl: '13.186',
    expectancy: { mean: '6.593', low: null, n: 2 },
    data: [
      { rule: 'LEVERAGE_EXCEEDED', n: 1, net_pnl: '19.58' },
      { rule: 'RISK_AMOUNT_EXCEEDED', n: 1, running: 1, net_pnl: '-6.394' },
    ],
  })
  expect(await figures('?symbol=BTC_USDT&side=buy')).toMatchObject({ n: 2 })
  for (const other of ['?symbol=ETH', '?side=sell', '?origin=import', '?date_to=2020-01-01']) {
    expect(await figures(other)).toMatchObject({ n: 0, running: 0, net_pnl: '0', data: [] })
  }
})
