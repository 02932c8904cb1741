import { enableTrading, expect, signInWithWallet, startSession, test } from '../support/fixtures.ts'

test('trader lets the agent trade with two signatures that were named beforehand', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/sessions/new')
  await expect(page.getByText('Two signatures')).toBeVisible()
  await enableTrading(page)
  expect(wallet.asked.filter((method) => method === 'eth_signTypedData_v4')).toHaveLength(2)
  await startSession(page, 'XRP')
  await expect(page.getByRole('row', { name: /XRP/ }).first()).toBeVisible({ timeout: 60_000 })
})

test('trader who has not approved the agent cannot start a session and reads why', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/sessions/new')
  await expect(page.getByText('Agent approved missing')).toBeVisible()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeDisabled()
})

test('trader who rejects the approval is back at the panel and nothing was approved', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/sessions/new')
  wallet.rejectNextRequestOf('eth_signTypedData_v4')
  const enable = page.getByRole('button', { name: 'Enable trading' })
  await enable.click()
  await expect.poll(() => wallet.asked).toContain('eth_signTypedData_v4')
  await expect(enable).toBeEnabled()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeDisabled()
})
