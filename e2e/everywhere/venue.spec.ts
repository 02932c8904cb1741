// The main way through the product with all difficulties of the real venue: two hundred markets with other indexes,
// three prices, limits, late and lost messages, a clock that is ahead, slow transfers.
import type { Config } from '../../contract/ops/config.ts'
import { dashboardDir } from '../../scripts/build/dashboard-build.ts'
import { startStack, type Stack } from '../../scripts/stack/stack.ts'
import { ExchangeControls } from '../support/exchange.ts'
import {
  chooseMarket,
  expect,
  expectEnded,
  expectPosition,
  signInWithWallet,
  test,
  clickTryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

// One after the other, so that the stack is started only once. Newcomers of one minute share an address' weight and wait.
test.describe.configure({ mode: 'default', timeout: 600_000 })

const venueTest = test.extend<{ venue: ExchangeControls }, { stack: Stack }>({
  stack: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern.
    async ({}, use) => {
      const stack = await startStack({
        DASHBOARD_DIR: dashboardDir,
        REALISM: 'venue',
        EXCHANGE_WEIGHT: '',
        CCTP_DELAY_MS: '2000',
        BRIDGE_DELAY_MS: '2000',
      })
      await use(stack)
      await stack.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.url),
  venue: async ({ stack }, use) => {
    const config = (await (await fetch(`${stack.url}/config`)).json()) as Config
    await use(new ExchangeControls(config))
  },
})

venueTest('visitor finds one of two hundred markets and reads its chart', async ({ page }) => {
  await page.goto('/markets')
  await page.getByRole('searchbox').first().fill('kPEPE')
  await page.getByRole('link', { name: /kPEPE/ }).first().click()
  await expect(page.getByRole('img', { name: /kPEPE, .* candles/ })).toBeVisible({
    timeout: 60_000,
  })
})

venueTest(
  'newcomer trades from the demo to the end, and no order is refused',
  async ({ page, venue }) => {
    test.setTimeout(240_000)
    await clickTryTheDemo(page)
    await page.getByRole('button', { name: 'Start session' }).click()
    await expect(page.getByRole('heading', { name: /^\w+ session$/ })).toBeVisible({
      timeout: 30_000,
    })
    await expectPosition(page)
    await expect(page.getByText('On exchange').first()).toBeVisible({ timeout: 30_000 })
    const address = await viewerAddress(page)
    expect((await venue.truth(address)).account.assetPositions).not.toEqual([])

    await page.getByRole('button', { name: 'Stop session' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click({ timeout: 30_000 })
    await expectEnded(page, 'Stopped by you')
    await expect
      .poll(async () => (await venue.truth(address)).account.assetPositions, { timeout: 30_000 })
      .toEqual([])
    expect(await venue.refusedOrders()).toBe(0)
  },
)

venueTest('trader starts an advance session in a market of the two hundred', async ({ page }) => {
  await clickTryTheDemo(page)
  await chooseMarket(page, 'AVAX')
  await page.getByRole('radio', { name: 'Conservative' }).check({ force: true })
  await page.getByRole('textbox', { name: 'Budget' }).fill('500')
  await page.getByRole('button', { name: 'Start session' }).click()
  await expect(page.getByRole('heading', { name: 'AVAX session' })).toBeVisible()
})

venueTest('trader places a trade by hand, and closes it', async ({ page, venue }) => {
  await clickTryTheDemo(page)
  await page.goto('/trade/ETH')
  // Charts come after accounts: with several newcomers in a minute they wait for the next, and ask again by themselves.
  const passed = page.getByRole('list', { name: 'Checks' }).getByLabel('Passed')
  await expect(passed).toHaveCount(9, { timeout: 180_000 })
  const stop = page.getByRole('textbox', { name: 'Stop price' })
  await expect(stop).not.toHaveValue('')
  await stop.press('Enter')
  await expect(page.getByRole('button', { name: /^Place: Buy .* ETH$/ })).toBeVisible()
  await stop.press('Enter')
  const trades = page.getByRole('region', { name: 'Open trades' })
  const trade = trades.getByRole('listitem').first()
  await expect(trade.getByText('OPEN', { exact: true })).toBeVisible()
  await expect(trade.getByText('On exchange')).toBeVisible()
  await trade.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close the trade' }).click()
  await expect(trades.getByText('No trade is open')).toBeVisible()
  expect(await venue.refusedOrders()).toBe(0)
})

venueTest('trader pays money in and takes some out', async ({ page, wallet, venue }) => {
  await venue.chainFaucet(wallet.address, '500')
  await signInWithWallet(page)
  await page.goto('/funds')
  await expect(page.getByText('$500.00 available')).toBeVisible()
  await page.getByLabel('Amount').fill('250')
  await page.getByRole('button', { name: 'Deposit $250.00' }).click()
  const deposit = page.getByRole('article', { name: /^Deposit 0x/ })
  await expect(deposit.getByText('Credited by the exchange (done)')).toBeVisible()
  await page.goto('/funds?tab=withdraw')
  await page.getByLabel('Amount').fill('100')
  await page.getByRole('button', { name: 'Review withdrawal' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in your wallet' }).click()
  const withdrawal = page.getByRole('article', { name: 'Withdrawal' })
  await expect(withdrawal.getByText('Paid out on the chain (done)')).toBeVisible()
})
