// What wallets do instead of answering. Each case ends with a message that says what to do, and a usable page.
import { connectWallet, expect, signInWithWallet, test } from '../support/fixtures.ts'
import type { Failure } from '../support/injected-provider.ts'

const metaMask = { name: 'Connect MetaMask' }

test('trader whose wallet knows the chain by another name signs in, and reads what to set by hand', async ({
  page,
  wallet,
}) => {
  wallet.failNextRequestOf('wallet_addEthereumChain', {
    code: -32_602,
    message: 'nativeCurrency.symbol does not match currency symbol for a network',
  })
  await signInWithWallet(page)
  await expect(page.getByText(/add one: RPC http.*chain id 31337, currency ETH/)).toBeVisible()
})

test('trader whose wallet cannot add networks is told so where a signature needs it, and goes on', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address)
  await signInWithWallet(page)
  await wallet.switchChain(10)
  await page.goto('/sessions/new')
  for (const method of ['wallet_switchEthereumChain', 'wallet_addEthereumChain']) {
    wallet.neverKnow(method)
  }
  const enable = page.getByRole('button', { name: 'Enable trading' })
  await enable.click()
  await expect(page.getByRole('alert')).toContainText('chain id 31337')
  await expect(enable).toBeEnabled()
  wallet.knowAgain()
  await enable.click()
  await expect(page.getByRole('heading', { name: 'Enable trading' })).toBeHidden({
    timeout: 30_000,
  })
})

const troubles: [string, string, Failure, RegExp][] = [
  [
    'has a request open already',
    'wallet_requestPermissions',
    { code: -32_002, message: 'Request of type wallet_requestPermissions already pending' },
    /^Not signed inYour wallet already has an open request: open it and answer there/,
  ],
  [
    'has a request open already when it signs',
    'personal_sign',
    { code: -32_002, message: 'Already processing' },
    /already has an open request/,
  ],
  [
    'does not let the page use the account',
    'personal_sign',
    { code: 4100, message: 'The requested account has not been authorized' },
    /connect the account to this page/,
  ],
  [
    'was updated meanwhile',
    'personal_sign',
    { code: 4900, message: 'Disconnected' },
    /reload this page/,
  ],
  [
    'throws a mere string',
    'personal_sign',
    { message: 'Ledger device: locked', shape: 'string' },
    /“Ledger device: locked”/,
  ],
  [
    'throws an object that is no error',
    'personal_sign',
    { code: -32_603, message: 'Internal JSON-RPC error.', shape: 'object' },
    /could not do it.*Internal JSON-RPC error/,
  ],
]

for (const [what, method, failure, words] of troubles) {
  test(`trader whose wallet ${what} reads what to do, and can try again`, async ({
    page,
    wallet,
  }) => {
    wallet.failNextRequestOf(method, failure)
    await connectWallet(page)
    await expect(page.getByRole('alert')).toContainText(words)
    await page.getByRole('button', metaMask).click()
    await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
  })
}

test('trader whose wallet says no without a code is back without an error', async ({
  page,
  wallet,
}) => {
  wallet.failNextRequestOf('personal_sign', { message: 'User rejected', shape: 'string' })
  await connectWallet(page)
  await expect.poll(() => wallet.asked).toContain('personal_sign')
  await expect(page.getByRole('button', metaMask)).toBeEnabled()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('trader whose wallet never answers stops waiting and signs in the next time', async ({
  page,
  wallet,
}) => {
  wallet.neverAnswer('personal_sign')
  await connectWallet(page)
  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await expect(page.getByRole('button', metaMask)).toBeEnabled()
  await expect(page.getByRole('alert')).toBeHidden()
  wallet.answerAgain()
  await page.getByRole('button', metaMask).click()
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
})

test('trader whose wallet never opens its window stops waiting', async ({ page, wallet }) => {
  wallet.neverAnswer('wallet_requestPermissions')
  await connectWallet(page)
  await page.getByRole('button', { name: 'Stop waiting' }).click()
  await expect(page.getByRole('button', metaMask)).toBeEnabled()
})
