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
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const usdc = 'USDC:0x6d1e7cde53ba9467b783cb7c530ce054'
const inSpot = async (user: `0x${string}`, coin = 'USDC') =>
  (await world.info.spotClearinghouseState({ user })).balances.find((one) => one.coin === coin)
    ?.total
const rowsOf = async (user: `0x${string}`) =>
  (await world.info.userNonFundingLedgerUpdates({ user, startTime: 0 })).map(({ delta }) => delta)
const valueOf = async ({ user }: Trader) =>
  (await world.info.clearinghouseState({ user })).marginSummary.accountValue

test('a token goes from one spot balance to another, and is told to both', async () => {
  const [from, to] = [
    await newTrader(world.exchange.url, '100'),
    await newTrader(world.exchange.url, '1'),
  ]
  await from.master.usdClassTransfer({ amount: '50', toPerp: false })
  await from.master.spotSend({ destination: to.user, token: usdc, amount: '20.5' })
  expect([await inSpot(from.user), await inSpot(to.user)]).toEqual(['29.5', '20.5'])
  for (const { user } of [from, to]) {
    expect(await rowsOf(user)).toContainEqual(
      expect.objectContaining({
        type: 'spotTransfer',
        amount: '20.5',
        destination: to.user.toLowerCase(),
      }),
    )
  }
  const more = from.master.spotSend({ destination: to.user, token: usdc, amount: '30' })
  expect(await refusal(more)).toContain('Insufficient balance')
  const unknown = from.master.spotSend({ destination: to.user, token: 'MOON:0x1', amount: '1' })
  expect(await refusal(unknown)).toContain('Invalid token')
})

test('an asset goes between places of one account and to others', async () => {
  const [from, to] = [
    await newTrader(world.exchange.url, '100'),
    await newTrader(world.exchange.url, '1'),
  ]
  const send = (
    destination: `0x${string}`,
    sourceDex: string,
    destinationDex: string,
    amount: string,
  ) => from.master.sendAsset({ destination, sourceDex, destinationDex, token: usdc, amount })
  await send(from.user, '', 'spot', '40')
  expect([await valueOf(from), await inSpot(from.user)]).toEqual(['60.0', '40.0'])
  await send(to.user, 'spot', '', '10')
  await send(to.user, '', 'spot', '5')
  expect([await valueOf(from), await inSpot(from.user)]).toEqual(['55.0', '30.0'])
  expect([await valueOf(to), await inSpot(to.user)]).toEqual(['11.0', '5.0'])
  expect(await refusal(send(to.user, 'xyz', '', '1'))).toContain('Invalid dex')
  expect(await refusal(send(from.user, '', '', '1'))).toContain('Invalid transfer')
  const { unexplained } = await readJson<{ unexplained: unknown[] }>(await world.control('/books'))
  expect(unexplained).toEqual([])
})
