// Withdrawals to the chain and sends to another account: signed by the wallet, followed to their end.
import type { Page } from '@playwright/test'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, signInWithWallet, test } from '../support/fixtures.ts'

const newAddress = () => privateKeyToAccount(generatePrivateKey()).address

async function open(page: Page, tab: 'withdraw' | 'send'): Promise<void> {
  await page.goto(`/funds?tab=${tab}`)
  await expect(page.getByRole('heading', { name: 'Funds' })).toBeVisible()
}

const sign = (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name: 'Sign in your wallet' })

const confirmation = (page: Page) => page.getByRole('dialog').getByRole('checkbox')

async function sendTo(page: Page, address: string, amount: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Recipient' }).fill(address)
  await page.getByLabel('Amount').fill(amount)
  await page.getByRole('button', { name: 'Review transfer' }).click()
}

test('trader withdraws to the own wallet and follows it until it is paid out', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address, '1000')
  await signInWithWallet(page)
  await open(page, 'withdraw')
  await page.getByLabel('Amount').fill('100')
  await expect(page.getByText('$1,000.00 → $900.00').first()).toBeVisible()
  await page.getByRole('button', { name: 'Review withdrawal' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('$99.80')).toBeVisible()
  await expect(dialog.getByText(`destination ${wallet.address}`)).toBeVisible()
  await sign(page).click()
  const progress = page.getByRole('article', { name: 'Withdrawal' })
  await expect(progress.getByText('Accepted by the exchange (done)')).toBeVisible()
  await page.reload()
  await expect(progress.getByText('Paid out on the chain (done)')).toBeVisible({ timeout: 45_000 })
  await expect(progress.getByRole('button', { name: /Copy transaction hash/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Withdrawal.*DONE.*−\$100\.00/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Deposit' }).click()
  await expect(page.getByText('$99.80 available')).toBeVisible()
})

test('trader withdraws over the older bridge for its fee', async ({ page, wallet, exchange }) => {
  await exchange.faucet(wallet.address, '1000')
  await signInWithWallet(page)
  await open(page, 'withdraw')
  await page.getByRole('radio', { name: 'Older bridge' }).check()
  await page.getByLabel('Amount').fill('100')
  await page.getByRole('button', { name: 'Review withdrawal' }).click()
  await expect(page.getByRole('dialog').getByText('$99.00')).toBeVisible()
  await sign(page).click()
  const progress = page.getByRole('article', { name: 'Withdrawal' })
  await expect(progress.getByText('Paid out on the chain (done)')).toBeVisible({ timeout: 45_000 })
  await expect(page.getByRole('row', { name: /Withdrawal.*DONE.*−\$100\.00/ })).toHaveCount(1)
})

test('trader who rejects the signature is back at the review and nothing has left', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address, '1000')
  await signInWithWallet(page)
  await open(page, 'withdraw')
  await page.getByLabel('Amount').fill('100')
  await page.getByRole('button', { name: 'Review withdrawal' }).click()
  wallet.rejectNextRequestOf('eth_signTypedData_v4')
  await sign(page).click()
  await expect.poll(() => wallet.asked).toContain('eth_signTypedData_v4')
  await expect(sign(page)).toBeEnabled()
  await expect(page.getByRole('dialog').getByRole('alert')).toBeHidden()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('cell', { name: 'Withdrawal' })).toBeHidden()
})

test('trader sends to another account after confirming that it is a new one', async ({
  page,
  wallet,
  exchange,
}) => {
  const friend = newAddress()
  await exchange.faucet(wallet.address, '1000')
  await exchange.faucet(friend, '1')
  await signInWithWallet(page)
  await open(page, 'send')
  await sendTo(page, friend, '25')
  await expect(sign(page)).toBeDisabled()
  await confirmation(page).check()
  await sign(page).click()
  await expect(page.getByRole('article', { name: 'Transfer' })).toContainText('$25.00')
  await expect(page.getByRole('row', { name: /Sent.*DONE.*−\$25\.00/ })).toBeVisible()

  await sendTo(page, friend, '5')
  await expect(confirmation(page)).toBeHidden()
  await expect(sign(page)).toBeEnabled()
})

test('trader is warned of an address that looks like a known one', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address, '1000')
  await signInWithWallet(page)
  await open(page, 'send')
  const own = wallet.address.toLowerCase()
  const lookAlike = `${own.slice(0, 6)}${'0'.repeat(32)}${own.slice(-4)}`
  await page.getByRole('textbox', { name: 'Recipient' }).fill(lookAlike)
  await expect(page.getByText('This is not the address you know')).toBeVisible()
  await sendTo(page, lookAlike, '5')
  await expect(page.getByRole('dialog').getByText('Such addresses are made')).toBeVisible()
  await expect(sign(page)).toBeDisabled()
})

test('trader cannot send more than is free, to a contract, or by a typing error', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address, '100')
  await signInWithWallet(page)
  await open(page, 'send')
  const review = page.getByRole('button', { name: 'Review transfer' })
  await page.getByLabel('Amount').fill('100.000001')
  await expect(page.getByText('More than the $100.00 free on the exchange').first()).toBeVisible()
  const { chain } = await (await page.request.get('/config')).json()
  for (const { address, why } of [
    { address: chain.bridge, why: 'That is a contract, not an account' },
    { address: wallet.address, why: 'That is your own account' },
    { address: swapCase(newAddress()), why: 'The checksum does not fit' },
  ]) {
    await page.getByRole('textbox', { name: 'Recipient' }).fill(address)
    await expect(page.getByText(why)).toBeVisible()
    await expect(review).toBeDisabled()
  }
  expect(wallet.asked).not.toContain('eth_signTypedData_v4')
})

/** Swaps the case of every letter, which makes the checksum of 40 digits invalid. */
function swapCase(address: string): string {
  const swapped = address
    .slice(2)
    .replaceAll(/[a-f]/gi, (digit) =>
      digit === digit.toLowerCase() ? digit.toUpperCase() : digit.toLowerCase(),
    )
  return `0x${swapped}`
}

test('trader whose answer is lost is told so, and the transfer is found again', async ({
  page,
  wallet,
  exchange,
}) => {
  const friend = newAddress()
  await exchange.faucet(wallet.address, '1000')
  await exchange.faucet(friend, '1')
  await signInWithWallet(page)
  await open(page, 'send')
  await sendTo(page, friend, '25')
  await confirmation(page).check()
  await exchange.fail('F2', 1, wallet.address)
  await sign(page).click()
  await expect(page.getByRole('article', { name: 'Transfer' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Sent.*DONE.*−\$25\.00/ })).toBeVisible({
    timeout: 45_000,
  })
  expect(wallet.asked.filter((method) => method === 'eth_signTypedData_v4')).toHaveLength(1)
})
