import {
  connectWallet,
  expect,
  signInWithWallet,
  test,
  clickTryTheDemo,
} from '../support/fixtures.ts'

test('newcomer tries the demo with one click and has simulated money to trade with', async ({
  page,
}) => {
  await clickTryTheDemo(page)
  await expect(page.getByText('SIMULATED').first()).toBeVisible()
  await expect(page.getByText('$10,000.00').first()).toBeVisible()
})

test('visitor watches live prices without signing in', async ({ page }) => {
  await page.goto('/')
  const row = page.getByRole('row', { name: /BTC/ })
  const before = await row.innerText()
  await expect.poll(() => row.innerText()).not.toBe(before)
})

test('trader signs in with a browser wallet, which adds the local chain and signs one message', async ({
  page,
  wallet,
}) => {
  await signInWithWallet(page)
  expect(wallet.asked.filter((method) => method === 'personal_sign')).toHaveLength(1)
  expect(wallet.asked).toContain('wallet_addEthereumChain')
  expect(wallet.asked).not.toContain('eth_signTypedData_v4')
})

test('trader who rejects the signature is back where they were, without an error', async ({
  page,
  wallet,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Connect a wallet' }).click()
  const metamask = page.getByRole('button', { name: 'Connect MetaMask' })
  wallet.rejectNextRequestOf('personal_sign')
  await metamask.click()
  await expect.poll(() => wallet.asked).toContain('personal_sign')
  await expect(metamask).toBeEnabled()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('trader stays signed in over a reload and leaves by signing out', async ({ page, wallet }) => {
  await connectWallet(page)
  await page.getByRole('button', { name: 'Account' }).waitFor()
  await page.reload()
  const address = page.getByRole('button', {
    name: `Copy your address ${wallet.address.slice(0, 6)}`,
  })
  await expect(async () => {
    await page.getByRole('button', { name: 'Account' }).click()
    await expect(address).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^Connect/ }).first()).toBeVisible()
})

test('trader whose wallet switches accounts is asked what to do', async ({ page, wallet }) => {
  await signInWithWallet(page)
  await wallet.switchAccount()
  await expect(page.getByRole('dialog', { name: 'Your wallet switched accounts' })).toBeVisible()
})
