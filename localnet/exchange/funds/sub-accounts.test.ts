import { ExchangeClient } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balanced, imbalanceOf, unexplainedValue } from '../testing/reconcile.ts'
import { newTrader, newWallet, refusal, startWorld, transportTo, until } from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

let world: World
let trader: Trader
let sub: `0x${string}`
beforeAll(async () => {
  world = await startWorld()
  trader = await newTrader(world.exchange.url)
  sub = (await trader.master.createSubAccount({ name: 'second' })).response.data
})
afterAll(() => world.stop())

const valueOf = async (user: `0x${string}`) =>
  Number((await world.info.clearinghouseState({ user })).marginSummary.accountValue)

test('is an account of its own, that says whose it is', async () => {
  expect(await world.info.userRole({ user: sub })).toEqual({
    role: 'subAccount',
    data: { master: trader.user.toLowerCase() },
  })
  const [shown] = (await world.info.subAccounts({ user: trader.user })) ?? []
  expect(shown).toMatchObject({ name: 'second', subAccountUser: sub })
  expect(await world.info.subAccounts({ user: sub })).toBeNull()
})

test('money moves in and out at no cost, and every cent is explained on both sides', async () => {
  const before = await valueOf(trader.user)
  await trader.master.subAccountTransfer({ subAccountUser: sub, isDeposit: true, usd: 500_000_000 })
  expect([await valueOf(trader.user), await valueOf(sub)]).toEqual([before - 500, 500])
  await trader.trade.subAccountTransfer({ subAccountUser: sub, isDeposit: false, usd: 1_500_000 })
  expect([await valueOf(trader.user), await valueOf(sub)]).toEqual([before - 498.5, 498.5])
  for (const user of [trader.user, sub] as const) {
    expect(await unexplainedValue(world.info, user)).toBe('0')
  }
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
  const rows = await world.info.userNonFundingLedgerUpdates({ user: sub })
  expect(rows.map(({ delta }) => delta)).toMatchObject([
    { type: 'subAccountTransfer', usdc: '500.0', destination: sub },
    { type: 'subAccountTransfer', usdc: '1.5', user: sub },
  ])
})

test('trades by the hand of its account, and of that account’s agent', async () => {
  await trader.master.subAccountTransfer({ subAccountUser: sub, isDeposit: true, usd: 100_000_000 })
  const mid = await trader.mid('ETH')
  const order = { a: 1, b: true, p: String(Math.round(mid * 1.03)), s: '0.05', r: false }
  const t = { limit: { tif: 'Ioc' as const } }
  const orders = [{ ...order, t }]
  await trader.master.order({ orders, grouping: 'na' }, { vaultAddress: sub })
  await trader.trade.order({ orders, grouping: 'na' }, { vaultAddress: sub })
  const { assetPositions } = await world.info.clearinghouseState({ user: sub })
  expect(assetPositions[0]?.position.szi).toBe('0.1')
  expect(await trader.size('ETH')).toBe('0.0')
})

test('a stranger can neither trade for it nor move its money', async () => {
  const stranger = await newTrader(world.exchange.url)
  const orders = [
    { a: 1, b: true, p: '1000', s: '0.05', r: false, t: { limit: { tif: 'Gtc' as const } } },
  ]
  const order = stranger.trade.order({ orders, grouping: 'na' }, { vaultAddress: sub })
  expect(await refusal(order)).toContain('Vault not registered')
  const takes = { subAccountUser: sub, isDeposit: false, usd: 1_000_000 }
  expect(await refusal(stranger.master.subAccountTransfer(takes))).toContain('Invalid sub-account')
})

test('survives a restart', async () => {
  await world.restart()
  await until(async () => (await valueOf(sub)) > 0, 'the money is there')
  await trader.master.subAccountModify({ subAccountUser: sub, name: 'renamed' })
  const [shown] = (await world.info.subAccounts({ user: trader.user })) ?? []
  expect(shown?.name).toBe('renamed')
})

test('reserved requests cost money, which the books keep', async () => {
  const wallet = newWallet()
  await world.control('/faucet', { address: wallet.address, usdc: '100' })
  const client = new ExchangeClient({ transport: transportTo(world.exchange.url), wallet })
  await client.reserveRequestWeight({ weight: 1_000 })
  expect(await valueOf(wallet.address)).toBe(99.5)
  expect((await world.info.userRateLimit({ user: wallet.address })).nRequestsSurplus).toBe(1_000)
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})
