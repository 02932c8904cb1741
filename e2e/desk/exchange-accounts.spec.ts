// Accounts on other exchanges. scripts/e2e.ts starts a stand-in that knows two keys: one only reads, one may withdraw.
import { expect, test, tryTheDemo } from '../support/fixtures.ts'

test('trader adds an account elsewhere by a key that reads, looks at it and removes it', async ({
  page,
}) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  const section = page.getByRole('region', { name: 'Exchange accounts' })
  await expect(section.getByText('No account on another exchange yet.')).toBeVisible()
  await section.getByRole('button', { name: 'Add an account' }).click()
  const form = page.getByRole('dialog', { name: 'Add an exchange account' })
  const add = form.getByRole('button', { name: 'Add account' })
  await expect(add).toBeDisabled()

  await form.getByRole('combobox', { name: 'Exchange' }).selectOption('OKX')
  await expect(form.getByLabel('Passphrase')).toHaveAttribute('type', 'password')
  await form.getByRole('combobox', { name: 'Exchange' }).selectOption('Binance')
  await expect(form.getByLabel('Passphrase')).toHaveCount(0)
  await form.getByLabel('Name', { exact: true }).fill('Savings')
  await form.getByLabel('API key').fill('key-that-reads')
  await form.getByLabel('Secret').fill('not-its-secret')
  await add.click()
  await expect(form.getByRole('alert')).toContainText('Binance does not take the key')
  await form.getByLabel('Secret').fill('its-secret')
  await add.click()
  await expect(form).toBeHidden()

  const row = section.getByRole('listitem').filter({ hasText: 'Savings' })
  await expect(row).toContainText('READ ONLY')
  await expect(row).toContainText('The key cannot withdraw')
  await expect(row).toContainText('not yet with a real account there')
  // It began when the account was added.
  await expect(row).toContainText(/Its history was read .* added/)
  await row.getByRole('button', { name: 'Test Savings' }).click()
  await expect(row.getByRole('status')).toContainText('The venue answers for this account')
  await row.getByRole('button', { name: 'Look at Savings' }).click()
  const look = page.getByRole('dialog', { name: 'Savings' })
  await expect(look.getByText('12,345.68 USDT')).toBeVisible()
  await expect(look.getByText('BTC_USDT short')).toBeVisible()
  await look.getByRole('button', { name: 'Done' }).click()

  await row.getByRole('button', { name: 'Remove Savings' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove account' }).click()
  await expect(section.getByText('No account on another exchange yet.')).toBeVisible()
})

test('a key that may withdraw is refused, and the page says why', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Add an account' }).click()
  const form = page.getByRole('dialog', { name: 'Add an exchange account' })
  await form.getByLabel('API key').fill('key-that-withdraws')
  await form.getByLabel('Secret').fill('its-secret')
  await form.getByRole('button', { name: 'Add account' }).click()
  await expect(form.getByRole('alert')).toContainText('this key may withdraw')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('No account on another exchange yet.')).toBeVisible()
})
