// A wallet that locks itself, or comes back with another account, while the page is open.
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import { expect, signInWithWallet, test } from '../support/fixtures.ts'

const notice = { name: 'Wallet' }

test('trader whose wallet locks itself keeps page and form, is told, and goes on when it is back', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await page.goto('/sessions/new')
  const budget = page.getByLabel('Budget', { exact: false }).first()
  await budget.fill('123')
  await wallet.lock()
  const told = page.getByRole('region', notice)
  await expect(told).toContainText('MetaMask is locked or not connected. You stay signed in')
  await expect(budget).toHaveValue('123')
  const blocked = page.getByRole('paragraph').filter({ hasText: 'Unlock it to go on.' })
  await expect(blocked).toHaveText('Your wallet is locked or not connected. Unlock it to go on.')
  await expect(page.getByRole('button', { name: 'Enable trading' })).toBeDisabled()
  await wallet.unlock()
  await expect(told).toBeHidden()
  await expect(budget).toHaveValue('123')
  await page.getByRole('button', { name: 'Enable trading' }).click()
  await expect(page.getByRole('heading', { name: 'Enable trading' })).toBeHidden({
    timeout: 30_000,
  })
  expect(wallet.asked.filter((method) => method === 'personal_sign')).toHaveLength(1)
})

test('trader opens the locked wallet from the notice', async ({ page, wallet }) => {
  await signInWithWallet(page)
  await wallet.lock()
  await page.getByRole('button', { name: 'Open MetaMask' }).click()
  await expect(page.getByRole('region', notice)).toBeHidden()
  expect(wallet.asked.filter((method) => method === 'personal_sign')).toHaveLength(1)
})

test('trader who reloads while the wallet is locked is still signed in, and goes on when it is back', async ({
  page,
  wallet,
}) => {
  await signInWithWallet(page)
  await page.goto('/funds')
  await wallet.lock()
  await page.reload()
  await expect(page.getByRole('region', notice)).toContainText('You stay signed in')
  await expect(page.getByRole('heading', { level: 1, name: 'Funds' })).toBeVisible()
  await wallet.unlock()
  await expect(page.getByRole('region', notice)).toBeHidden()
})

test('trader whose wallet comes back as another account is asked, and switching back answers', async ({
  page,
  wallet,
}) => {
  await signInWithWallet(page)
  await page.goto('/funds')
  await wallet.lock()
  await wallet.unlock(privateKeyToAddress(generatePrivateKey()))
  const question = page.getByRole('dialog', { name: 'Your wallet switched accounts' })
  await expect(question).toContainText('Switch back in the wallet to go on as before')
  await wallet.unlock()
  await expect(question).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Funds' })).toBeVisible()
})

test('trader whose wallet writes the address in another case is the same trader', async ({
  page,
  wallet,
}) => {
  await signInWithWallet(page)
  await wallet.lock()
  await wallet.unlock(wallet.address.toLowerCase() as `0x${string}`)
  await expect(page.getByRole('region', notice)).toBeHidden()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
})

test('trader signs out from the notice', async ({ page, wallet }) => {
  await signInWithWallet(page)
  await wallet.lock()
  await page.getByRole('region', notice).getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeHidden()
  await expect(page.getByRole('region', notice)).toBeHidden()
})
