// All open positions on one page, and the ways to close them.
import type { Page } from '@playwright/test'
import {
  expect,
  customize,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

async function openPosition(page: Page, symbol: string): Promise<void> {
  await tryTheDemo(page)
  await customize(page)
  await page.getByRole('textbox', { name: 'Positions' }).fill('1')
  await startSession(page, symbol)
  await expectPosition(page)
  await page.goto('/positions')
  await expect(page.getByRole('row', { name: new RegExp(symbol) })).toBeVisible()
}

test('trader closes a quarter of a position and keeps the rest', async ({ page, exchange }) => {
  await openPosition(page, 'XRP')
  const address = await viewerAddress(page)
  const held = async () =>
    Math.abs(Number((await exchange.truth(address)).account.assetPositions[0]?.position.szi ?? 0))
  const before = await held()
  await page.getByRole('button', { name: /^Close (long|short) XRP/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '25%' }).check({ force: true })
  await expect(dialog.getByText('before → after')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close 25%' }).click()
  await expect(page.getByText(/Closed part of (long|short) XRP/).first()).toBeVisible()
  // XRP sizes are whole numbers.
  expect(Math.abs((await held()) - before * 0.75)).toBeLessThan(1)
})

test('trader closes all, and every position says how it went', async ({ page, exchange }) => {
  await openPosition(page, 'XRP')
  await page.getByRole('button', { name: 'Close all' }).click()
  const dialog = page.getByRole('dialog')
  const named = dialog.getByRole('list', { name: 'Positions to close' })
  await expect(named.getByRole('listitem')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Close 1 position' }).click()
  await expect(named.getByText(/^Closed at/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const truth = await exchange.truth(await viewerAddress(page))
  expect(truth.account.assetPositions).toEqual([])
})

test('trader learns why a close was refused, and tries again', async ({ page, exchange }) => {
  await openPosition(page, 'XRP')
  await exchange.fail('F4', 1, await viewerAddress(page))
  await page.getByRole('button', { name: 'Close all' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Close 1 position' }).click()
  await expect(dialog.getByText(/^Not closed:/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Try 1 position again' }).click()
  await expect(dialog.getByText(/^Closed at/)).toBeVisible()
})

test('trader reads what a move of the market would do', async ({ page }) => {
  await openPosition(page, 'XRP')
  const whatIf = page.getByRole('region', { name: 'What if every market moved?' })
  const slider = whatIf.getByRole('slider', { name: 'Move of every market' })
  await expect(slider).toHaveAttribute('aria-valuetext', '−3.0%')
  await slider.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', '−15.0%')
  await expect(whatIf.getByText(/stops|ends|takes its profit|liquidated/).first()).toBeVisible()
})

test('trader goes from a position to the session that owns it', async ({ page }) => {
  await openPosition(page, 'XRP')
  await page.getByRole('row', { name: /XRP/ }).getByRole('link', { name: 'XRP, quick' }).click()
  await expect(page.getByRole('heading', { name: 'XRP session' })).toBeVisible()
})
