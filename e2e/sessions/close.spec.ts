import type { Page } from '@playwright/test'
import {
  customize,
  expect,
  expectPosition,
  expectEnded,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

// Shocks move a market for everybody, so that stories with shocks run one after the other, in a market of their own.
test.describe.configure({ mode: 'serial' })

async function runSession(page: Page, symbol: string): Promise<void> {
  await tryTheDemo(page)
  await startSession(page, symbol)
  await expectPosition(page)
}

test('trader closes one position and the others go on', async ({ page }) => {
  await runSession(page, 'AVAX')
  await page
    .getByRole('button', { name: /^Close (long|short) AVAX/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close 100%' }).click()
  await expect(page.getByText(/^[+−]?\$\d+\.\d\d after fees$/).first()).toBeVisible()
  await expect(
    page
      .getByRole('list', { name: 'Log lines' })
      .getByText(/[Cc]losed/)
      .first(),
  ).toBeVisible()
})

test('trader stops the session and everything is closed', async ({ page, exchange }) => {
  await runSession(page, 'AVAX')
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  await expect(
    page.getByRole('dialog').getByText(/^Estimated at about [+−]?\$\d+\.\d\d\. It ended at:$/),
  ).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expectEnded(page, 'Stopped by you')
  const truth = await exchange.truth(await viewerAddress(page))
  expect(truth.account.assetPositions).toEqual([])
})

test('trader closes the whole trade and the session goes on', async ({ page }) => {
  await runSession(page, 'AVAX')
  await page.getByRole('button', { name: 'Close trade' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Close \d positions?$/ })
    .click()
  await expect(page.getByText('Trade closed').first()).toBeVisible()
  await expect(page.getByText('RUNNING')).toBeVisible()
})

for (const { reason, factor, words } of [
  { reason: 'its target', factor: 1, words: 'Reached its profit target' },
  { reason: 'its loss threshold', factor: -1, words: 'Reached its loss threshold' },
]) {
  test(`session ends by itself when the market takes it to ${reason}`, async ({
    page,
    exchange,
  }) => {
    await tryTheDemo(page)
    await customize(page)
    await page.getByRole('textbox', { name: 'Positions' }).fill('1')
    await startSession(page, 'DOGE')
    await expectPosition(page)
    const isLong = await page.getByRole('button', { name: 'Close long DOGE' }).isVisible()
    await exchange.shock('DOGE', (isLong ? 1 : -1) * factor * 20)
    await expectEnded(page, words)
    const truth = await exchange.truth(await viewerAddress(page))
    expect(truth.account.assetPositions).toEqual([])
  })
}
