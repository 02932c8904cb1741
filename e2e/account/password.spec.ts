// Somebody without a wallet registers by e-mail, prepares a trader, and meets the truth about what trades.
import { expect, test } from '../support/fixtures.ts'

test('whoever registers by e-mail prepares a trader, is told where a wallet is needed, and comes in again', async ({
  page,
}) => {
  test.slow()
  const email = `somebody-${test.info().testId}-${Date.now()}@example.com`
  await page.goto('/traders')
  await page.getByRole('button', { name: 'Use e-mail and password' }).click()
  const form = page.getByRole('region', { name: 'E-mail and password' })
  await form.getByText('Register', { exact: true }).click()
  await form.getByLabel('E-mail', { exact: true }).fill(email)
  await form.getByLabel('Password', { exact: true }).fill('password123')
  await form.getByRole('button', { name: 'Register' }).click()
  await expect(form.getByText(/common|leaked|guess/i)).toBeVisible()
  await form.getByLabel('Password', { exact: true }).fill('corn weather lamp 7')
  await form.getByRole('button', { name: 'Register' }).click()

  await expect(page.getByText('No trader yet')).toBeVisible()
  await page.getByRole('link', { name: 'Make a trader' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Prepared')
  await page.getByRole('button', { name: 'Make the trader' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Prepared' })).toBeVisible()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText(/Trading needs a wallet/).first()).toBeVisible()

  // Pages that trade say what is missing, at their own address.
  await page.goto('/overview')
  await expect(page.getByRole('heading', { level: 1, name: 'Link a wallet' })).toBeVisible()
  await expect(page.getByText(email).first()).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/traders')
  await page.getByRole('button', { name: 'Use e-mail and password' }).click()
  await form.getByLabel('E-mail', { exact: true }).fill(email)
  await form.getByLabel('Password', { exact: true }).fill('corn weather lamp 8')
  await form.getByRole('button', { name: 'Sign in' }).click()
  await expect(form.getByText('Not signed in')).toBeVisible()
  await form.getByLabel('Password', { exact: true }).fill('corn weather lamp 7')
  await form.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('link', { name: 'Prepared' })).toBeVisible()
})
