import { afterEach, beforeEach, expect, test } from 'vitest'
import { Candle, Signal } from '../../contract/market/market.ts'
import {
  type MarketWorld,
  eventually,
  someMoment,
  startMarketWorld,
} from '../testing/worlds/market-world.ts'
import { createMarketStreams } from './market-streams.ts'

const minute = 60_000
const border = someMoment + 50_000

let world: MarketWorld
beforeEach(async () => {
  world = await startMarketWorld()
})
afterEach(() => world.close())

function listenToSignals() {
  const heard: Signal[] = []
  const streams = createMarketStreams(world.ctx)
  const stop = streams.listen({ kind: 'signal', symbol: 'BTC', interval: '1m' }, (data) => {
    heard.push(Signal.parse(data))
  })
  return { streams, heard, stop, times: () => heard.map(({ at }) => at) }
}

test('the current signal at once, then one for each candle that closes', async () => {
  const { heard, stop, times } = listenToSignals()
  await eventually(() => expect(times()).toEqual([border - minute - 1]))
  world.moveTo(border + 10)
  await eventually(() => expect(times()).toHaveLength(2))
  world.moveTo(border + minute + 10)
  await eventually(() => expect(times()).toHaveLength(3))
  expect(times()).toEqual([-1, 0, 1].map((index) => border + index * minute - 1))
  expect(heard).toEqual(await world.ctx.signals.list('BTC', '1m', { limit: 3 }))
  stop()
})

test('signals of candles that closed during an outage follow when it ends', async () => {
  const { stop, times } = listenToSignals()
  await eventually(() => expect(times()).toHaveLength(1))
  await world.closeExchange()
  world.moveTo(border + 2 * minute + 5_000)
  await world.openExchange()
  await eventually(() => {
    world.moveTo(Date.now() + 100)
    expect(times()).toEqual([-1, 0, 1, 2].map((index) => border + index * minute - 1))
  })
  stop()
})

test('whoever begins to listen gets the forming candle at once', async () => {
  const streams = createMarketStreams(world.ctx)
  const stream = { kind: 'candle', symbol: 'ETH', interval: '1h' } as const
  await world.ctx.exchange.candles('ETH', '1h', 10)
  const heard: unknown[] = []
  const stop = streams.listen(stream, (data) => heard.push(data))
  expect(heard.map((data) => Candle.parse(data).T)).toEqual([
    Math.ceil(someMoment / 3_600_000) * 3_600_000 - 1,
  ])
  stop()
})
