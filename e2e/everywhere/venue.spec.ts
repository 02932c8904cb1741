// The main way through the product with all difficulties of the real venue: two hundred markets with other indexes,
// three prices, limits, late and lost messages, a clock that is ahead, slow transfers.
import type { Config } from '../../contract/ops/config.ts'
import { dashboardDir } from '../../scripts/dashboard-build.ts'
import { startStack, type Stack } from '../../scripts/stack.ts'
import { ExchangeControls } from '../support/exchange.ts'
import {
  expect,
  expectEnded,
  expectPosition,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

// One after the other, so that the stack is started only once.
test.describe.configure({ mode: 'default' })

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
    await tryTheDemo(page)
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
