// Deposits from the wallet to the exchange, and every way in which one can be refused.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Config } from '../../contract/ops/config.ts'
import { expect, signInWithWallet, test, tryTheDemo } from '../support/fixtures.ts'
import { TestWallet } from '../support/wallet.ts'

const micro = 1_000_000n

async function configOf(page: Page): Promise<Config> {
  return (await (await page.request.get('/config')).json()) as Config
}

/** A transfer to the bridge that no page has made. */
async function transferElsewhere(page: Page, wallet: TestWallet, usdc: bigint): Promise<string> {
  const { chain } = await configOf(page)
  const [token, bridge] = [chain.usdc as `0x${string}`, chain.bridge as `0x${string}`]
  return wallet.transfer(token, chain.rpcUrl, bridge, usdc)
}

async function openFunds(page: Page): Promise<void> {
  await page.goto('/funds')
  await expect(page.getByRole('heading', { name: 'Funds' })).toBeVisible()
}

async function verifyHash(page: Page, hash: string): Promise<void> {
  await page.getByLabel('Transaction hash', { exact: true }).fill(hash)
  await page.getByRole('button', { name: 'Verify' }).click()
}

function deposit(page: Page, hash?: string) {
  const name = hash === undefined ? /^Deposit 0x/ : `Deposit ${hash.toLowerCase()}`
  return page.getByRole('article', { name })
}

async function expectCredited(page: Page, hash?: string): Promise<void> {
  await expect(deposit(page, hash).getByText('Credited by the exchange (done)')).toBeVisible({
    timeout: 30_000,
  })
}

test('trader deposits with the demo wallet and sees it credited', async ({ page }) => {
  await tryTheDemo(page)
  await openFunds(page)
  await page.getByRole('button', { name: 'Get test ETH and USDC' }).click()
  await expect(page.getByText('$10,000.00 available')).toBeVisible()
  await page.getByLabel('Amount').fill('250.5')
  await page.getByRole('button', { name: 'Deposit $250.50' }).click()
  await expect(deposit(page)).toBeVisible()
  await page.reload()
  await expectCredited(page)
  await expect(page.getByText('1 deposit')).toBeVisible()
  await expect(page.getByText('$9,749.50 available')).toBeVisible()
  await expect(page.getByText('Books agree with the exchange to the cent')).toBeVisible()
  await deposit(page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(deposit(page)).toBeHidden()
})

test('trader deposits with a wallet of the browser, all of it, and on the right network', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.chainFaucet(wallet.address, '123.456789')
  await signInWithWallet(page)
  await wallet.switchChain(10)
  await openFunds(page)
  await expect(page.getByText('Your wallet is not on Alura Localnet')).toBeVisible()
  await expect(
    page.getByRole('form', { name: 'Deposit USDC' }).getByRole('button', { name: 'Deposit' }),
  ).toBeDisabled()
  await page.getByRole('button', { name: 'Switch to Alura Localnet' }).click()
  await expect(page.getByText('Your wallet is on Alura Localnet')).toBeVisible()
  await page.getByRole('button', { name: 'Max' }).click()
  await page.getByRole('button', { name: 'Deposit $123.456789' }).click()
  await expectCredited(page)
  expect(wallet.asked.filter((method) => method === 'eth_sendTransaction')).toHaveLength(1)
  expect(wallet.asked.filter((method) => method === 'eth_signTypedData_v4')).toHaveLength(1)
  await expect(page.getByRole('cell', { name: '+$123.256789' })).toBeVisible()
})

test('trader chooses the older bridge, and everything arrives', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.chainFaucet(wallet.address, '100')
  await signInWithWallet(page)
  await openFunds(page)
  await page.getByRole('radio', { name: 'Older bridge' }).check()
  await page.getByLabel('Amount').fill('60')
  await page.getByRole('button', { name: 'Deposit $60.00' }).click()
  await expectCredited(page)
  expect(wallet.asked).not.toContain('eth_signTypedData_v4')
  await expect(page.getByRole('cell', { name: '+$60.00' })).toBeVisible()
})

test('trader whose wallet stays on another network sends nothing', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.chainFaucet(wallet.address)
  await signInWithWallet(page)
  await wallet.switchChain(10)
  wallet.ignoreSwitches()
  await openFunds(page)
  await page.getByLabel('Amount').fill('50')
  await page.getByRole('button', { name: 'Switch to Alura Localnet' }).click()
  await expect(page.getByRole('button', { name: 'Deposit $50.00' })).toBeDisabled()
  expect(wallet.asked).not.toContain('eth_sendTransaction')
})

test('trader who rejects the transfer is back at the form and nothing was sent', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.chainFaucet(wallet.address)
  await signInWithWallet(page)
  await openFunds(page)
  await page.getByLabel('Amount').fill('50')
  wallet.rejectNextRequestOf('eth_sendTransaction')
  const send = page.getByRole('button', { name: 'Deposit $50.00' })
  await send.click()
  await expect.poll(() => wallet.asked).toContain('eth_sendTransaction')
  await expect(send).toBeEnabled()
  await expect(page.getByRole('alert')).toBeHidden()
  await expect(page.getByText('$10,000.00 available')).toBeVisible()
  await expect(deposit(page)).toBeHidden()
})

test('trader cannot deposit less than the minimum, or without gas', async ({
  page,
  wallet,
  exchange,
}) => {
  await signInWithWallet(page)
  await openFunds(page)
  await expect(page.getByRole('paragraph').filter({ hasText: 'too little ETH' })).toBeVisible()
  await exchange.chainFaucet(wallet.address)
  await page.getByLabel('Amount').fill('0.999999')
  await expect(page.getByRole('paragraph').filter({ hasText: /^At least 1 USDC$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Deposit $0.999999' })).toBeDisabled()
  await page.getByRole('radio', { name: 'Older bridge' }).check()
  await page.getByLabel('Amount').fill('4.999999')
  await expect(page.getByText('Less than 5 USDC is lost')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Deposit $4.999999' })).toBeDisabled()
  await page.getByLabel('Amount').fill('0.0000001')
  await expect(page.getByText('USDC has at most 6 decimals').first()).toBeVisible()
  expect(wallet.asked).not.toContain('eth_sendTransaction')
})

test('trader verifies a deposit made elsewhere by its hash', async ({ page, wallet, exchange }) => {
  await exchange.chainFaucet(wallet.address)
  const hash = await transferElsewhere(page, wallet, 75n * micro)
  await signInWithWallet(page)
  await openFunds(page)
  await verifyHash(page, ` ${hash.toUpperCase().replace('0X', '0x')} `)
  await expectCredited(page, hash)
  await expect(page.getByRole('cell', { name: '+$75.00' })).toBeVisible()
})

test('trader reads why a hash is no deposit of theirs', async ({ page, wallet, exchange }) => {
  const stranger = TestWallet.elsewhere(page)
  await exchange.chainFaucet(stranger.address)
  await exchange.chainFaucet(wallet.address)
  const foreign = await transferElsewhere(page, stranger, 50n * micro)
  const small = await transferElsewhere(page, wallet, 4n * micro)
  await signInWithWallet(page)
  await openFunds(page)
  await verifyHash(page, '0x1234')
  await expect(page.getByText('A hash is 0x and 64 hex digits')).toBeVisible()
  for (const { hash, title } of [
    { hash: foreign, title: 'Another sender' },
    { hash: small, title: 'Below the minimum' },
    { hash: `0x${'12'.repeat(32)}`, title: 'Unknown transaction' },
  ]) {
    await verifyHash(page, hash)
    await expect(deposit(page, hash).getByText(title)).toBeVisible()
  }
  await expect(page.getByText('Test money alone, which is not counted')).toBeVisible()
})

test('trader keeps every transaction as a file', async ({ page, wallet, exchange }) => {
  await exchange.faucet(wallet.address, '500')
  await signInWithWallet(page)
  await openFunds(page)
  await expect(page.getByRole('cell', { name: '+$500.00' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text.split('\r\n').filter(Boolean)).toHaveLength(2)
  expect(text).toContain(',deposit,done,500,0,')
  await page.getByRole('button', { name: 'Withdrawal', exact: true }).click()
  await expect(page.getByText('None of this kind')).toBeVisible()
})
