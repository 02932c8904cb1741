// The exchange becomes unreachable: in a stack of its own, because an outage affects everybody.
import type { Config } from '../../contract/ops/config.ts'
import { dashboardDir } from '../../scripts/build/dashboard-build.ts'
import { startStack, type Stack } from '../../scripts/stack/stack.ts'
import { ExchangeControls } from '../support/exchange.ts'
import {
  expect,
  customize,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

const outageTest = test.extend<{ stack: Stack }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern.
  stack: async ({}, use) => {
    const stack = await startStack({ DASHBOARD_DIR: process.env['DASHBOARD_DIR'] ?? dashboardDir })
    await use(stack)
    await stack.stop()
  },
  baseURL: async ({ stack }, use) => use(stack.url),
})

outageTest(
  'trader closes from the browser what Alura cannot close for them',
  async ({ page, stack }) => {
    outageTest.slow()
    const config = (await (await fetch(`${stack.url}/config`)).json()) as Config
    const exchange = new ExchangeControls(config)
    await tryTheDemo(page)
    await customize(page)
    await page.getByRole('textbox', { name: 'Positions' }).fill('1')
    await startSession(page, 'ETH')
    await expectPosition(page)
    await page.goto('/positions')
    const address = await viewerAddress(page)
    await page.getByRole('button', { name: /^Close (long|short) ETH/ }).click()
    await exchange.fail('F16', 5)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Close 100%' }).click()
    const fromHere = dialog.getByRole('button', { name: 'Close from this browser' })
    await expect(fromHere).toBeVisible({ timeout: 60_000 })

    await expect.poll(() => answers(config.exchange.url)).toBe(200)
    await fromHere.click()
    await expect(dialog.getByText('The exchange closed it')).toBeVisible()
    expect((await exchange.truth(address)).account.assetPositions).toEqual([])
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('No session has an open position')).toBeVisible({ timeout: 60_000 })
  },
)

async function answers(exchangeUrl: string): Promise<number> {
  const response = await fetch(`${exchangeUrl}/info`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'allMids' }),
  })
  return response.status
}
