import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Trader,
  type World,
  newTrader,
  readJson,
  refusal,
  startWorld,
} from '../testing/world.ts'

let world: World
let trader: Trader
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const usdcOf = async ({ info, user }: Trader) =>
  (await info.spotClearinghouseState({ user })).balances.find(({ coin }) => coin === 'USDC')

const isClosed = async () =>
  readJson<{ difference: string; unexplained: unknown[] }>(await world.control('/books'))

test('a unified account tells its money with the spot balances, and zeros with the perpetuals', async () => {
  trader = await newTrader(world.exchange.url, '1000')
  await trader.market(1, 'ETH', true, '0.1')
  expect(await world.info.userAbstraction(trader)).toBe('default')
  await trader.master.userSetAbstraction({ user: trader.user, abstraction: 'unifiedAccount' })
  expect(await world.info.userAbstraction(trader)).toBe('unifiedAccount')
  const perps = await world.info.clearinghouseState(trader)
  expect([perps.marginSummary.accountValue, perps.withdrawable]).toEqual(['0.0', '0.0'])
  expect(perps.assetPositions.map(({ position }) => position.szi)).toEqual(['0.1'])
  const usdc = await usdcOf(trader)
  expect(Number(usdc?.total)).toBeGreaterThan(990)
  expect(Number(usdc?.hold)).toBeGreaterThan(1)
  const portfolio = new Map(await world.info.portfolio(trader))
  expect(portfolio.get('perpDay')?.accountValueHistory.at(-1)?.[1]).toBe('0.0')
  expect(Number(portfolio.get('day')?.accountValueHistory.at(-1)?.[1])).toBeGreaterThan(990)
  const back = trader.master.userSetAbstraction({ user: trader.user, abstraction: 'disabled' })
  expect(await refusal(back)).toContain('cannot be disabled')
  const moved = trader.master.usdClassTransfer({ amount: '5', toPerp: false })
  expect(await refusal(moved)).toContain('unified account is active')
})

test('a split account moves USDC between spot and perpetuals, and its books close', async () => {
  trader = await newTrader(world.exchange.url, '1000')
  await trader.master.usdClassTransfer({ amount: '400', toPerp: false })
  expect((await world.info.clearinghouseState(trader)).withdrawable).toBe('600.0')
  expect((await usdcOf(trader))?.total).toBe('400.0')
  await trader.master.usdClassTransfer({ amount: '150', toPerp: true })
  const rows = await world.info.userNonFundingLedgerUpdates({ user: trader.user })
  expect(rows.map(({ delta }) => delta.type)).toEqual([
    'deposit',
    'accountClassTransfer',
    'accountClassTransfer',
  ])
  expect(await isClosed()).toMatchObject({ difference: '0', unexplained: [] })
})

test('a past is told in the windows of the venue: the newest 10,000 fills, 500 payments an answer', async () => {
  const { user } = await newTrader(world.exchange.url)
  const past = { years: 3, fills: 12_000, fundings: 1_200, transfers: 4 }
  expect((await world.control('/account', { address: user, past })).status).toBe(200)
  const page = await world.info.userFillsByTime({ user, startTime: 0 })
  expect(page).toHaveLength(2_000)
  expect(page[0]?.oid).toBe(2_001)
  expect(await world.info.userFunding({ user, startTime: 0 })).toHaveLength(500)
  const ledger = await world.info.userNonFundingLedgerUpdates({ user })
  expect(ledger).toHaveLength(5)
})

test('a purge takes the ledger with it', async () => {
  const { user } = await newTrader(world.exchange.url)
  await world.control('/account', { address: user, purge: true })
  expect(await world.info.userNonFundingLedgerUpdates({ user })).toEqual([])
  expect((await world.info.clearinghouseState({ user })).marginSummary.accountValue).toBe('0.0')
  expect(await isClosed()).toMatchObject({ difference: '0', unexplained: [] })
})

test('tokens have pairs and prices', async () => {
  const [meta, contexts] = await world.info.spotMetaAndAssetCtxs()
  expect(meta.universe.map(({ name }) => name)).toEqual(['PURR/USDC', '@107', '@230'])
  expect(contexts[1]).toMatchObject({ coin: '@107', markPx: '25.0' })
  const { tokenId } = meta.tokens[2] ?? { tokenId: '0x' as const }
  expect(await world.info.tokenDetails({ tokenId })).toMatchObject({ name: 'HYPE' })
})
