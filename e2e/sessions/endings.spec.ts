// Ends that the exchange causes, and ends that it blocks.
import type { Page } from '@playwright/test'
import {
  expect,
  expectEnded,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

async function holding(page: Page, symbol: string): Promise<string> {
  await tryTheDemo(page)
  await startSession(page, symbol)
  await expectPosition(page)
  return viewerAddress(page)
}

async function closeEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
}

test('trader reads that the exchange deleveraged a position, and the session goes on', async ({
  page,
  exchange,
}) => {
  const address = await holding(page, 'SOL')
  await exchange.deleverage(address, 'SOL')
  await expect(page.getByText('Auto-deleveraged').first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('RUNNING', { exact: true }).first()).toBeVisible()
})

test('trader whose close is refused in strange words reads them, and it closes once it may', async ({
  page,
  exchange,
}) => {
  const address = await holding(page, 'SOL')
  const text = 'The moon is in the wrong house.'
  await exchange.fail('F4', 1_000, address, { action: 'order', text })
  await closeEverything(page)
  await page.goto(page.url())
  const alert = page.getByRole('alert').filter({ hasText: 'A position cannot be closed' })
  await expect(alert).toContainText(text, { timeout: 60_000 })
  await expect(page.getByText('CANNOT CLOSE', { exact: true }).first()).toBeVisible()
  await exchange.fail('F4', 0, address, { action: 'order' })
  await expectEnded(page, 'Stopped by you')
  await expect(alert).toBeHidden()
})
