// Checks from outside: an independent client, the exchange's own record, and processes that die meanwhile.
import type { Config } from '../../contract/ops/config.ts'
import type { Session, Trade } from '../../contract/sessions/sessions.ts'
import { startStack, type Stack } from '../../scripts/stack/stack.ts'
import { ApiClient } from '../support/api-client.ts'
import { ExchangeControls } from '../support/exchange.ts'
import { expect, test } from '../support/fixtures.ts'

const stackTest = test.extend<{ stack: Stack }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern.
  stack: async ({}, use) => {
    const stack = await startStack({})
    await use(stack)
    await stack.stop()
  },
})

stackTest(
  'trader keeps position, protection and result when API and exchange crash',
  async ({ stack }) => {
    const client = new ApiClient(stack.url)
    const config = await client.request<Config>('GET', '/config')
    const exchange = new ExchangeControls(config)
    await exchange.faucet(client.account.address)
    await client.signIn()
    await client.enableTrading(config.exchange.url)
    const { id } = await client.request<Session>('POST', '/trading-sessions', {
      budget: 100,
      profitTarget: 20,
      maxPositions: 1,
      assetIndex: 2,
    })
    const positions = async () =>
      (
        await client.request<{ trade: Trade | null }>(
          'GET',
          `/trading-sessions/current-trade?sessionId=${id}`,
        )
      ).trade?.positions ?? []
    await expect.poll(async () => (await positions())[0]?.status, { timeout: 60_000 }).toBe('open')
    const [before] = await positions()

    await stack.crash()

    const [after] = await positions()
    expect(after).toMatchObject({
      id: before?.id,
      size: before?.size,
      entryPrice: before?.entryPrice,
      protection: 'on_exchange',
    })
    const truth = await exchange.truth(client.account.address)
    expect(Math.abs(Number(truth.account.assetPositions[0]?.position.szi))).toBe(
      Number(after?.size),
    )

    await exchange.shock('SOL', after?.side === 'long' ? 40 : -40)
    const session = () => client.request<Session>('GET', `/trading-sessions/${id}`)
    await expect.poll(async () => (await session()).status, { timeout: 30_000 }).toBe('ended')
    const { pnl, endReason } = await session()
    const { fills, account } = await exchange.truth(client.account.address)
    expect(endReason).toBe('profit_target')
    expect(account.assetPositions).toEqual([])
    expect(Number(pnl.realized)).toBeCloseTo(sum(fills, 'closedPnl'), 6)
    expect(Number(pnl.fees)).toBeCloseTo(sum(fills, 'fee'), 6)
  },
)

function sum(fills: { closedPnl: string; fee: string }[], key: 'closedPnl' | 'fee'): number {
  return fills.reduce((total, fill) => total + Number(fill[key]), 0)
}
