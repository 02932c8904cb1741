// Trades without fills: typed, changed, deleted, and had again.
import type { Page } from '@playwright/test'
import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Closed trades' })
const panel = (page: Page) => page.getByRole('complementary', { name: 'Trade' })
const form = (page: Page) => page.getByRole('dialog')
const told = (page: Page) => page.getByRole('region', { name: 'Notifications' })
const field = (page: Page, name: string) => form(page).getByLabel(name, { exact: true })

/** All that a trade cannot do without. */
async function fillIn(page: Page): Promise<void> {
  await field(page, 'Market').fill('eth')
  await field(page, 'Opened').fill('2026-01-05T09:30')
  await field(page, 'Closed').fill('2026-01-05T11:00')
  await field(page, 'Entry price').fill('3000')
  await field(page, 'Exit price').fill('3100')
  await field(page, 'Size').fill('2')
  await field(page, 'Fees').fill('4')
  await field(page, 'Stop price').fill('2950')
}

test('trader types a trade, changes it, deletes it, and takes both back', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/journal')
  await page.getByRole('button', { name: 'Add a trade' }).click()
  await form(page).getByRole('button', { name: 'Add the trade' }).click()
  await expect(form(page).getByText('Which market?')).toBeVisible()
  await expect(field(page, 'Market')).toBeFocused()
  await fillIn(page)
  await field(page, 'Closed').fill('2026-01-05T09:00')
  await expect(form(page).getByText('It closed before it was opened')).toBeVisible()
  await field(page, 'Closed').fill('2026-01-05T11:00')
  await expect(form(page).getByRole('status').filter({ hasText: 'Net' })).toContainText('+$196.00')
  await expectReadable(page)
  await form(page).getByRole('button', { name: 'Add the trade' }).click()
  await expect(form(page)).toBeHidden()

  await table(page).getByRole('link', { name: 'ETH_USDT' }).click()
  await expect(panel(page).getByText('TYPED', { exact: true })).toBeVisible()
  await expect(panel(page).getByText(/not part of the ledger’s sum/)).toBeVisible()
  await panel(page).getByRole('textbox', { name: 'Notes' }).fill('From memory.')
  await panel(page).getByRole('textbox', { name: 'Notes' }).blur()
  await expect(panel(page).getByText('Saved', { exact: true })).toBeVisible()
  await expectReadable(page)

  await panel(page).getByRole('button', { name: 'Edit trade' }).click()
  await expect(field(page, 'Opened')).toHaveValue('2026-01-05T09:30')
  await field(page, 'Exit price').fill('2900')
  await form(page).getByRole('button', { name: 'Save the trade' }).click()
  await expect(form(page)).toBeHidden()
  await expect(panel(page).getByText('−$204.00').first()).toBeVisible()
  await told(page).getByRole('button', { name: 'Undo' }).click()
  await expect(panel(page).getByText('+$196.00').first()).toBeVisible()

  await panel(page).getByRole('button', { name: 'Delete trade' }).click()
  await expect(panel(page)).toBeHidden()
  await expect(table(page).getByRole('link', { name: 'ETH_USDT' })).toHaveCount(0)
  await told(page).getByRole('button', { name: 'Undo' }).click()
  await table(page).getByRole('link', { name: 'ETH_USDT' }).click()
  await expect(panel(page).getByRole('textbox', { name: 'Notes' })).toHaveValue('From memory.')
})

test('trader types a trade on a phone, with the keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await tryTheDemo(page)
  await page.goto('/journal')
  await page.getByRole('button', { name: 'Add a trade' }).focus()
  await page.keyboard.press('Enter')
  await expect(field(page, 'Market')).toBeVisible()
  await expectReadable(page)
  await fillIn(page)
  await field(page, 'Setup').fill('breakout')
  await page.keyboard.press('Enter')
  await expect(form(page)).toBeHidden()
  await page.getByRole('link', { name: 'ETH_USDT' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ETH_USDT' })).toBeVisible()
  await expectReadable(page)
  await page.getByRole('button', { name: 'Delete trade' }).click()
  await expect(page).toHaveURL(/\/journal(\?|$)/)
})
