import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, price, readJson, startWorld } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const coins = ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'AVAX']

test('a position is liquidated at its liquidation price, not before', async () => {
  const trader = await newTrader(world.exchange.url, '1000')
  await trader.trade.updateLeverage({ asset: 0, isCross: true, leverage: 20 })
  const mid = await trader.mid('BTC')
  await trader.market(0, 'BTC', true, (10_000 / mid).toFixed(4))
  await trader.trade.order({
    orders: [
      {
        a: 0,
        b: false,
        p: price(mid * 1.5),
        s: '0.05',
        r: true,
        t: { limit: { tif: 'Gtc' } },
      },
    ],
    grouping: 'na',
  })
  const before = await trader.info.clearinghouseState({ user: trader.user })
  const liquidation = Number(before.assetPositions[0]?.position.liquidationPx)
  expect(liquidation).toBeGreaterThan(mid * 0.88)
  expect(liquidation).toBeLessThan(mid * 0.93)

  const move = async (target: number) => {
    const percent = (target / (await trader.mid('BTC')) - 1) * 100
    await world.control('/shock', { coin: 'BTC', percent })
  }
  await move(liquidation * 1.005)
  expect(await trader.size('BTC')).not.toBe('0.0')
  await move(liquidation * 0.995)
  expect(await trader.size('BTC')).toBe('0.0')
  const [fill] = await trader.info.userFills({ user: trader.user })
  expect(fill).toMatchObject({
    dir: 'Liquidated Cross Long',
    liquidation: { liquidatedUser: trader.user.toLowerCase(), method: 'market' },
  })
  const orders = await trader.info.historicalOrders({ user: trader.user })
  expect(orders.map(({ status }) => status)).toContain('liquidatedCanceled')
  const ledger = await trader.info.userNonFundingLedgerUpdates({ user: trader.user, startTime: 0 })
  expect(ledger.map(({ delta }) => delta.type)).toContain('liquidation')
})

test('a crash beyond an account’s money leaves it at zero, never below', async () => {
  const trader = await newTrader(world.exchange.url, '500')
  const mid = await trader.mid('SOL')
  await trader.market(2, 'SOL', true, (9_000 / mid).toFixed(2))
  await world.control('/shock', { coin: 'SOL', percent: -40 })
  const state = await trader.info.clearinghouseState({ user: trader.user })
  expect(state.assetPositions).toEqual([])
  expect(Number(state.marginSummary.accountValue)).toBe(0)
})

test('what was deposited is with the accounts, the market maker or the exchange, to the last digit', async () => {
  const traders = await Promise.all([0, 1, 2].map(() => newTrader(world.exchange.url, '50000')))
  let step = 0
  for (const percent of [3, -5, 8, -30, 12]) {
    for (const trader of traders) {
      const asset = step % coins.length
      const coin = coins[asset] ?? 'BTC'
      const size = (4_000 / (await trader.mid(coin))).toFixed(asset < 3 ? 2 : 0)
      await trader.market(asset, coin, step % 3 !== 0, size)
      await trader.market(asset, coin, step % 2 === 0, size)
      step += 1
    }
    await world.control('/shock', { coin: coins[step % coins.length], percent })
  }
  const { deposited, equity, makerValue, fees, shortfall } = await sums()
  const total = micro(equity) + micro(makerValue) + micro(fees) - micro(shortfall)
  expect(total).toBe(micro(deposited))
  expect(micro(shortfall) > 0n).toBe(true)
})

interface Sums {
  deposited: string
  equity: string
  makerValue: string
  fees: string
  shortfall: string
}

async function sums(): Promise<Sums> {
  return readJson(await world.control('/truth'))
}

/** In micro-units, exact: every amount has at most six decimals. */
function micro(value: string): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  expect(fraction.length).toBeLessThanOrEqual(6)
  const size = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
  return value.startsWith('-') ? -size : size
}
