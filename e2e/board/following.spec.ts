// Following a trader and copying them. Whoever is copied is a client of the API; whoever copies has the dashboard.
import type { Config } from '../../contract/ops/config.ts'
import type { Session } from '../../contract/sessions/sessions.ts'
import { ApiClient } from '../support/api-client.ts'
import { ExchangeControls } from '../support/exchange.ts'
import { expect, expectEnded, test, tryTheDemo } from '../support/fixtures.ts'

const quick = { budget: '100', profitTarget: 40, lossThreshold: 15, maxPositions: 1 }

/** Somebody with a finished session, who lets others follow. */
async function rankedTrader(origin: string): Promise<{ client: ApiClient; userId: string }> {
  const client = new ApiClient(origin)
  const config = await client.request<Config>('GET', '/config')
  await new ExchangeControls(config).faucet(client.account.address)
  await client.signIn()
  await client.enableTrading(config.exchange.url)
  const session = await client.request<Session>('POST', '/trading-sessions', {
    ...quick,
    assetIndex: 2,
  })
  const now = () => client.request<Session>('GET', `/trading-sessions/${session.id}`)
  await expect.poll(async () => (await now()).currentTradeId).not.toBeNull()
  await expect.poll(async () => Number((await now()).pnl.fees)).toBeGreaterThan(0)
  await client.request('POST', `/trading-sessions/${session.id}/stop`, { mode: 'close_all' })
  await expect.poll(async () => (await now()).status).toBe('ended')
  await client.request('PUT', '/api/following/allowed', { isAllowed: true })
  const { id } = await client.request<{ id: string }>('GET', '/user/profile')
  return { client, userId: id }
}

test('trader copies another on their own terms, sees the copy start, and ends it with the copying', async ({
  page,
  baseURL,
}) => {
  test.slow()
  const { client, userId } = await rankedTrader(baseURL ?? '')
  await tryTheDemo(page)
  await page.goto(`/leaderboard/${userId}`)
  await page.getByRole('button', { name: 'Copy…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Budget of each copy').fill('50')
  await dialog.getByLabel(/All copies of a day/).fill('2')
  await expect(dialog.getByText(/none would ever start/)).toBeVisible()
  await dialog.getByLabel(/All copies of a day/).fill('20')
  await expect(dialog.getByText(/One copy can lose about \$2\.50/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Start copying' }).click()
  await expect(page.getByText(/Copied with \$50\.00 each/)).toBeVisible()

  const source = await client.request<Session>('POST', '/trading-sessions', {
    ...quick,
    assetIndex: 1,
  })
  await page.goto('/leaderboard')
  const followed = page.getByRole('region', { name: 'You follow' })
  await followed.getByRole('link', { name: 'Open your copy' }).click()
  await expect(page.getByRole('link', { name: 'Copy of a trader’s session' })).toBeVisible()
  await expect(page.getByText('$50.00').first()).toBeVisible()
  const copy = page.url()

  await page.goBack()
  await followed.getByRole('button', { name: 'Stop copying and end copies' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End 1 copy' }).click()
  await expect(followed.getByText('You are told when their sessions start and end.')).toBeVisible()
  await page.goto(copy)
  await expectEnded(page, 'Stopped by you')
  await client.request('POST', `/trading-sessions/${source.id}/stop`, { mode: 'close_all' })
})
