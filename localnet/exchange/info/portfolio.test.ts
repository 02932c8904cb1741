import { afterAll, beforeAll, expect, test } from 'vitest'
import { balanced, imbalanceOf } from '../testing/reconcile.ts'
import { newTrader, newWallet, startWorld } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function portfolioOf(user: `0x${string}`) {
  const rows = await world.info.portfolio({ user })
  const allTime = rows.find(([name]) => name === 'allTime')?.[1]
  if (allTime === undefined) throw new Error('no period of all time')
  return { names: rows.map(([name]) => name), allTime }
}

test('has eight periods, also for somebody unknown', async () => {
  const { names, allTime } = await portfolioOf(newWallet().address)
  expect(names).toEqual([
    'day',
    'week',
    'month',
    'allTime',
    'perpDay',
    'perpWeek',
    'perpMonth',
    'perpAllTime',
  ])
  expect(allTime.accountValueHistory.map(([, value]) => value)).toEqual(['0.0'])
  expect(allTime.vlm).toBe('0.0')
})

test('money that comes and goes moves the value and never the profit', async () => {
  const trader = await newTrader(world.exchange.url, '1000')
  await world.control('/faucet', { address: trader.user, usdc: '500' })
  await trader.master.usdSend({ destination: newWallet().address, amount: '99' })
  await trader.master.withdraw3({ destination: trader.user, amount: '400' })
  const { allTime } = await portfolioOf(trader.user)
  const values = allTime.accountValueHistory.map(([, value]) => value)
  expect(values).toEqual(expect.arrayContaining(['1000.0', '1500.0', '1400.0', '1000.0']))
  expect(values.at(-1)).toBe('1000.0')
  expect(new Set(allTime.pnlHistory.map(([, pnl]) => pnl))).toEqual(new Set(['0.0']))
})

test('its last sample is the account as it is: value, profit, volume', async () => {
  const trader = await newTrader(world.exchange.url, '1000')
  await trader.market(1, 'ETH', true, '0.5')
  await trader.market(1, 'ETH', false, '0.2')
  await world.control('/funding', {})
  await world.control('/shock', { coin: 'ETH', percent: 4 })
  await trader.master.withdraw3({ destination: trader.user, amount: '100' })
  await trader.market(1, 'ETH', false, '0.3', true)

  const state = await world.info.clearinghouseState({ user: trader.user })
  const { allTime } = await portfolioOf(trader.user)
  expect(allTime.accountValueHistory.at(-1)?.[1]).toBe(state.marginSummary.accountValue)
  const fills = await world.info.userFills({ user: trader.user })
  const funding = await world.info.userFunding({
    user: trader.user,
    endTime: Number.MAX_SAFE_INTEGER,
  })
  const profit =
    fills.reduce((sum, { closedPnl, fee }) => sum + Number(closedPnl) - Number(fee), 0) +
    funding.reduce((sum, { delta }) => sum + Number(delta.usdc), 0)
  expect(Number(allTime.pnlHistory.at(-1)?.[1])).toBeCloseTo(profit, 6)
  expect(Number(state.marginSummary.accountValue)).toBeCloseTo(900 + profit, 6)
  const volume = fills.reduce((sum, { px, sz }) => sum + Number(px) * Number(sz), 0)
  expect(Number(allTime.vlm)).toBeCloseTo(volume, 4)
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})
