// People whose exchange account has another mode than a new one, or has existed for years.
import { expect, signInWithWallet, startSession, test, enableTrading } from '../support/fixtures.ts'

test('a person with a unified account sees the money, trades, and the books agree', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address, '1000')
  await exchange.account(wallet.address, {
    mode: 'unifiedAccount',
    balances: [
      { coin: 'USDC', token: 0, total: '500' },
      { coin: 'HYPE', token: 150, total: '2.5' },
    ],
  })
  await signInWithWallet(page)
  await page.goto('/funds')
  await expect(page.getByText('$1,500.00').first()).toBeVisible()
  await expect(page.getByText('2.5 HYPE')).toBeVisible()
  await expect(page.getByText('Books agree with the exchange to the cent')).toBeVisible()
  await page.goto('/sessions/new')
  await enableTrading(page)
  await startSession(page, 'BTC')
})

test('a person with years behind them sees at once that the books agree, and the past fills up', async ({
  page,
  wallet,
  exchange,
}) => {
  await exchange.faucet(wallet.address, '1000')
  const past = { years: 3, fills: 3_000, fundings: 1_200, transfers: 20 }
  await exchange.account(wallet.address, { past })
  await signInWithWallet(page)
  await page.goto('/funds')
  await expect(page.getByText('$1,000.00').first()).toBeVisible()
  await expect(page.getByText('Books agree with the exchange to the cent')).toBeVisible()
  await expect(page.getByText('Reading what your account did before')).toBeVisible()
})

test('who signs in with an address that is a sub-account is told so, and with what to sign in', async ({
  page,
  wallet,
  exchange,
}) => {
  const master = '0x1111111111111111111111111111111111111111'
  await exchange.account(wallet.address, { role: { role: 'subAccount', data: { master } } })
  await signInWithWallet(page)
  await expect(page.getByRole('alert').getByText('This is a sub-account')).toBeVisible()
  await expect(page.getByRole('alert').getByText(`sign in with ${master}`)).toBeVisible()
})
