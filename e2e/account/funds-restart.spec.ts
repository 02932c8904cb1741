// Every process dies while money is on its way: it arrives once, and the page still shows it.
import { dashboardDir } from '../../scripts/build/dashboard-build.ts'
import { startStack, type Stack } from '../../scripts/stack/stack.ts'
import { expect, signInWithWallet, test } from '../support/fixtures.ts'

const stackTest = test.extend<{ stack: Stack }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern.
  stack: async ({}, use) => {
    const stack = await startStack({ DASHBOARD_DIR: process.env['DASHBOARD_DIR'] ?? dashboardDir })
    await use(stack)
    await stack.stop()
  },
  baseURL: async ({ stack }, use) => {
    await use(stack.url)
  },
})

stackTest(
  'trader’s withdrawal is paid out once although everything crashed meanwhile',
  async ({ page, stack, wallet, exchange }) => {
    // The stack starts twice, and the bridge takes ten seconds.
    stackTest.slow()
    await exchange.faucet(wallet.address, '1000')
    await signInWithWallet(page)
    await page.goto('/funds?tab=withdraw')
    await page.getByRole('radio', { name: 'Older bridge' }).check()
    await page.getByLabel('Amount').fill('100')
    await page.getByRole('button', { name: 'Review withdrawal' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in your wallet' }).click()
    const progress = page.getByRole('article', { name: 'Withdrawal' })
    await expect(progress.getByText('Accepted by the exchange (done)')).toBeVisible()

    await stack.crash()

    await page.reload()
    await expect(progress.getByText('Paid out on the chain (done)')).toBeVisible({
      timeout: 45_000,
    })
    await expect(page.getByRole('row', { name: /Withdrawal.*−\$100\.00/ })).toHaveCount(1)
    await page.getByRole('tab', { name: 'Deposit' }).click()
    await expect(page.getByText('$99.00 available')).toBeVisible()
    await expect(page.getByText('Books agree with the exchange to the cent')).toBeVisible()
  },
)
