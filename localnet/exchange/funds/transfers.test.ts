import {
  ExchangeClient,
  HttpRequestError,
  SubscriptionClient,
  WebSocketTransport,
} from '@nktkas/hyperliquid'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balanced, imbalanceOf, readBooks, unexplainedValue } from '../testing/reconcile.ts'
import {
  builder,
  newTrader,
  newWallet,
  readJson,
  refusal,
  startWorld,
  transportTo,
  until,
} from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function value(user: `0x${string}`): Promise<string> {
  return (await world.info.clearinghouseState({ user })).marginSummary.accountValue
}

test('usdSend moves the amount; a new account costs its sender 1 USDC, once', async () => {
  const trader = await newTrader(world.exchange.url, '100')
  const friend = newWallet().address
  await trader.master.usdSend({ destination: friend, amount: '20.5' })
  expect([await value(trader.user), await value(friend)]).toEqual(['78.5', '20.5'])
  await trader.master.usdSend({ destination: friend, amount: '0.000001' })
  expect([await value(trader.user), await value(friend)]).toEqual(['78.499999', '20.500001'])

  const rows = await world.info.userNonFundingLedgerUpdates({ user: friend, startTime: 0 })
  const side = {
    type: 'internalTransfer',
    user: trader.user.toLowerCase(),
    destination: friend.toLowerCase(),
  }
  expect(rows.map(({ delta }) => delta)).toEqual([
    { ...side, usdc: '20.5', fee: '1.0' },
    { ...side, usdc: '0.000001', fee: '0.0' },
  ])
  const sent = await world.info.userNonFundingLedgerUpdates({ user: trader.user, startTime: 0 })
  expect(sent.slice(1)).toEqual(rows)
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('withdraw3 leaves the account at once, its fee inside the amount', async () => {
  const trader = await newTrader(world.exchange.url, '100')
  const before = await readBooks(world.exchange.url)
  await trader.master.withdraw3({ destination: trader.user, amount: '40' })
  expect(await value(trader.user)).toBe('60.0')
  const rows = await world.info.userNonFundingLedgerUpdates({ user: trader.user, startTime: 0 })
  expect(rows[1]?.delta).toEqual({
    type: 'withdraw',
    usdc: '39.0',
    fee: '1.0',
    nonce: expect.any(Number),
  })
  const { withdrawn, kept } = await readBooks(world.exchange.url)
  expect(Number(withdrawn.pending) - Number(before.withdrawn.pending)).toBe(39)
  expect(Number(kept.transferFees) - Number(before.kept.transferFees)).toBe(1)
  expect(await unexplainedValue(world.info, trader.user)).toBe('0')
})

test.each([
  ['withdraw3', '10000.000001', 'Insufficient balance for withdrawal.'],
  ['withdraw3', '1', 'Withdrawal amount must exceed the fee of 1 USDC.'],
  ['usdSend', '9999.000001', 'Insufficient balance for token transfer.'],
  ['usdSend', '0', 'Transfer amount must be above 0.'],
] as const)('%s of %s is refused: %s', async (type, amount, words) => {
  const trader = await newTrader(world.exchange.url)
  const destination = newWallet().address
  expect(await refusal(trader.master[type]({ destination, amount }))).toBe(words)
  expect(await value(trader.user)).toBe('10000.0')
  expect((await world.info.userRole({ user: destination })).role).toBe('missing')
})

test('nobody can send to themselves, or to nobody', async () => {
  const { master, user } = await newTrader(world.exchange.url)
  const nobody = `0x${'0'.repeat(40)}` as const
  expect(await refusal(master.usdSend({ destination: user, amount: '5' }))).toBe(
    'Cannot self-transfer.',
  )
  expect(await refusal(master.usdSend({ destination: nobody, amount: '5' }))).toBe(
    'Invalid destination.',
  )
  expect(await refusal(master.withdraw3({ destination: nobody, amount: '5' }))).toBe(
    'Invalid destination.',
  )
})

test('what positions need as margin stays', async () => {
  const trader = await newTrader(world.exchange.url, '1000')
  await trader.trade.updateLeverage({ asset: 1, isCross: true, leverage: 5 })
  const size = (2_000 / (await trader.mid('ETH'))).toFixed(3)
  await trader.market(1, 'ETH', true, size)
  const { withdrawable } = await world.info.clearinghouseState({ user: trader.user })
  expect(Number(withdrawable)).toBeGreaterThan(500)
  expect(Number(withdrawable)).toBeLessThan(700)
  const destination = trader.user
  expect(await refusal(trader.master.withdraw3({ destination, amount: '720' }))).toBe(
    'Insufficient balance for withdrawal.',
  )
  await trader.master.withdraw3({ destination, amount: '500' })
  expect(await trader.size('ETH')).toBe(Number(size).toString())
  expect(await unexplainedValue(world.info, trader.user)).toBe('0')
  await trader.market(1, 'ETH', false, size, true)
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('both sides hear of a transfer as it happens', async () => {
  const trader = await newTrader(world.exchange.url, '100')
  const friend = newWallet().address
  const transport = new WebSocketTransport({ isTestnet: true, url: world.exchange.wsUrl })
  const streams = new SubscriptionClient({ transport })
  const heard: Record<string, { type: string; isSnapshot: boolean }[]> = {}
  for (const user of [trader.user, friend]) {
    const rows: { type: string; isSnapshot: boolean }[] = []
    heard[user] = rows
    await streams.userNonFundingLedgerUpdates({ user }, (event) => {
      for (const { delta } of event.nonFundingLedgerUpdates) {
        rows.push({ type: delta.type, isSnapshot: event.isSnapshot === true })
      }
    })
  }
  await trader.master.usdSend({ destination: friend, amount: '20' })
  await trader.master.withdraw3({ destination: friend, amount: '20' })
  await until(async () => heard[trader.user]?.length === 3 && heard[friend]?.length === 1, 'rows')
  expect(heard).toEqual({
    [trader.user]: [
      { type: 'deposit', isSnapshot: true },
      { type: 'internalTransfer', isSnapshot: false },
      { type: 'withdraw', isSnapshot: false },
    ],
    [friend]: [{ type: 'internalTransfer', isSnapshot: false }],
  })
  transport.close()
})

test('the builder gets its share of each fill at once, and can send it on with its own key', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.master.approveBuilderFee({ builder, maxFeeRate: '0.05%' })
  const earnedBefore = Number((await world.info.referral({ user: builder })).builderRewards)
  const valueBefore = Number(await value(builder))
  const mid = await trader.mid('ETH')
  await trader.trade.order({
    orders: [
      {
        a: 1,
        b: true,
        p: (mid * 1.05).toPrecision(5),
        s: '1',
        r: false,
        t: { limit: { tif: 'Ioc' } },
      },
    ],
    grouping: 'na',
    builder: { b: builder, f: 50 },
  })
  const fills = await world.info.userFills({ user: trader.user })
  const share = fills.reduce((sum, fill) => sum + Number(fill.builderFee), 0)
  expect(share).toBeCloseTo(mid * 0.0005, 2)
  expect(Number(await value(builder)) - valueBefore).toBeCloseTo(share, 6)
  const referral = await world.info.referral({ user: builder })
  expect(Number(referral.builderRewards) - earnedBefore).toBeCloseTo(share, 6)
  expect(await unexplainedValue(world.info, builder)).toBe('0')

  const treasury = new ExchangeClient({
    transport: transportTo(world.exchange.url),
    // The second account of anvil's well-known mnemonic.
    wallet: privateKeyToAccount(
      '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d',
    ),
  })
  const member = newWallet().address
  await treasury.usdSend({ destination: member, amount: '2.5' })
  expect(await value(member)).toBe('2.5')
  expect(await refusal(treasury.claimRewards())).toBe('No rewards to claim.')
  expect(await imbalanceOf(world.exchange.url)).toEqual(balanced)
})

test('the faucet funds any account on the exchange, which can then send', async () => {
  const wallet = newWallet()
  await world.control('/faucet', { address: wallet.address, usdc: '500', to: 'exchange' })
  const client = new ExchangeClient({ transport: transportTo(world.exchange.url), wallet })
  await client.usdSend({ destination: builder, amount: '499.999999' })
  expect(await value(wallet.address)).toBe('0.000001')
})

async function accepted(trader: Trader): Promise<number> {
  const { withdrawals } = await readJson<{ withdrawals: unknown[] }>(
    await world.control(`/truth?user=${trader.user}`),
  )
  return withdrawals.length
}

test.each(['F1', 'F2'] as const)(
  '%s on a withdrawal: made although the answer is lost',
  async (fault) => {
    const trader = await newTrader(world.exchange.url, '100')
    await world.control('/fail', { user: trader.user, fault, action: 'withdraw3' })
    await trader.trade.updateLeverage({ asset: 1, isCross: true, leverage: 3 })
    const request = trader.master.withdraw3({ destination: trader.user, amount: '10' })
    await expect(request).rejects.toThrow(HttpRequestError)
    expect(await accepted(trader)).toBe(1)
    expect(await value(trader.user)).toBe('90.0')
  },
)

test('F4 and F5 on a withdrawal: refused, and nothing moved', async () => {
  const trader = await newTrader(world.exchange.url, '100')
  const withdraw = () => trader.master.withdraw3({ destination: trader.user, amount: '10' })
  await world.control('/fail', { user: trader.user, fault: 'F4', action: 'withdraw3' })
  expect(await refusal(withdraw())).toBe('Insufficient balance for withdrawal.')
  await world.control('/fail', { user: trader.user, fault: 'F5', action: 'withdraw3' })
  await expect(withdraw()).rejects.toThrow('429')
  expect(await accepted(trader)).toBe(0)
  expect(await value(trader.user)).toBe('100.0')
})

test('F19: rows that are late, then doubled, then right', async () => {
  const trader = await newTrader(world.exchange.url, '100')
  await trader.master.usdSend({ destination: builder, amount: '3' })
  const types = async () => {
    const rows = await world.info.userNonFundingLedgerUpdates({ user: trader.user, startTime: 0 })
    return rows.map(({ delta }) => delta.type)
  }
  await world.control('/fail', { user: trader.user, fault: 'F19' })
  expect(await types()).toEqual(['deposit'])
  await world.control('/fail', { user: trader.user, fault: 'F19b' })
  const [deposit, transfer] = ['deposit', 'internalTransfer']
  expect(await types()).toEqual([deposit, deposit, transfer, transfer])
  expect(await types()).toEqual([deposit, transfer])
})

test('the truth has every send and withdrawal', async () => {
  const trader = await newTrader(world.exchange.url, '100')
  await trader.master.usdSend({ destination: builder, amount: '3' })
  await trader.master.withdraw3({ destination: builder, amount: '4' })
  const truth = await readJson(await world.control(`/truth?user=${trader.user}`))
  expect(truth).toMatchObject({
    transfers: [{ kind: 'faucet', usdc: '100' }],
    sends: [{ usdc: '3', fee: '0', destination: builder.toLowerCase() }],
    withdrawals: [{ usdc: '3', fee: '1', payout: null, id: expect.stringMatching(/^0x.{64}$/) }],
    funding: [],
  })
})
