import {
  customize,
  expect,
  expectPosition,
  signInWithWallet,
  startSession,
  test,
  tryTheDemo,
} from '../support/fixtures.ts'

test('trader renews the agent as anywhere else: the next takes over, and a session goes on', async ({
  page,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await expectPosition(page)
  await page.goto('/settings')
  const address = page.getByRole('button', { name: /^Copy agent address/ })
  const before = await address.first().textContent()
  await page.getByRole('button', { name: 'Renew agent' }).click()
  const dialog = page.getByRole('dialog', { name: 'Renew Alura’s approval' })
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(page.getByText('Approval renewed')).toBeVisible({ timeout: 30_000 })
  await expect(address.first()).not.toHaveText(before ?? '')
  await expect(page.getByText('APPROVED', { exact: true })).toHaveCount(2)
})

test('trader cannot retire the agent of a running session', async ({ page }) => {
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Revoke agent' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke agent' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('still trades')
})

test('trader closes what the account holds in a market', async ({ page }) => {
  await tryTheDemo(page)
  await startSession(page, 'SOL')
  await expectPosition(page)
  await page.getByRole('button', { name: 'Stop session' }).click()
  const stop = page.getByRole('dialog')
  await stop.getByRole('radio', { name: 'Stop and keep positions' }).check({ force: true })
  await stop.getByRole('button', { name: 'Stop and keep positions' }).click()
  await stop.getByRole('button', { name: 'Done' }).click()
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Close SOL' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/SOL, \$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close SOL' }).click()
  await expect(page.getByText('SOL: closed')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Nothing is open.')).toBeVisible()
})

test('trader syncs fills and reads what came of it', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sync fills' }).click()
  await expect(page.getByText(/^Read 0 fills, 0 of them new/)).toBeVisible()
})

test('trader chooses how times, numbers and colours read, and it lasts', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  await page.getByRole('radio', { name: '1’234.56' }).check()
  await page.getByRole('radio', { name: 'UTC' }).check()
  await page.getByRole('radio', { name: 'Blue and orange' }).first().check()
  await expect(page.getByRole('banner').getByText('$10’000.00')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('banner').getByText('$10’000.00')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'UTC' })).toBeChecked()
  await expect(page.locator('html')).toHaveAttribute('data-palette', 'blue-orange')
})

test('trader finds in another browser what was chosen in this one', async ({ page, browser }) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  const kept = page.waitForResponse(
    async (response) =>
      response.url().endsWith('/user/settings') && (await response.text()).includes('blue-orange'),
  )
  await page.getByRole('radio', { name: '1’234.56' }).check()
  await page.getByRole('radio', { name: 'Blue and orange' }).first().check()
  await kept

  const login = await page.evaluate(() => JSON.stringify(sessionStorage))
  const context = await browser.newContext({ baseURL: page.url() })
  await context.addInitScript((items) => {
    for (const [key, value] of Object.entries(JSON.parse(items) as Record<string, string>)) {
      sessionStorage.setItem(key, value)
    }
  }, login)
  const other = await context.newPage()
  await other.goto('/settings')
  await expect(other.getByRole('radio', { name: '1’234.56' })).toBeChecked()
  await expect(other.locator('html')).toHaveAttribute('data-palette', 'blue-orange')
  await context.close()
})

test('trader’s own defaults fill in the form of a new session', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  // The limits on the same page also have a field of that name.
  const form = page.getByRole('region', { name: 'New sessions' })
  await form.getByRole('textbox', { name: 'Budget' }).fill('5')
  await expect(page.getByRole('button', { name: 'Save defaults' })).toBeDisabled()
  await form.getByRole('textbox', { name: 'Budget' }).fill('250')
  await form.getByRole('textbox', { name: 'Positions' }).fill('2')
  await page.getByRole('button', { name: 'Save defaults' }).click()
  await page.goto('/sessions/new')
  await expect(page.getByRole('textbox', { name: 'Budget' })).toHaveValue('250')
  await customize(page)
  await expect(page.getByRole('textbox', { name: 'Positions' })).toHaveValue('2')
})

test('trader signs out everywhere, and other browsers are out too', async ({
  page,
  wallet,
  browser,
}) => {
  await signInWithWallet(page)
  const login = await page.evaluate(() => JSON.stringify(sessionStorage))
  const other = await (await browser.newContext({ baseURL: page.url() })).newPage()
  await other.addInitScript((kept) => {
    for (const [key, value] of Object.entries(JSON.parse(kept) as Record<string, string>)) {
      sessionStorage.setItem(key, value)
    }
  }, login)
  await other.goto('/overview')
  await expect(other.getByRole('heading', { name: 'Overview' })).toBeVisible()

  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('button', { name: 'Connect a wallet' })).toBeVisible()
  await other.goto('/positions')
  await expect(other.getByText(/[Ss]ign in again|signed out/).first()).toBeVisible()
  expect(wallet.asked).toContain('personal_sign')
  await other.context().close()
})

test('trader tightens a limit at once, and with an open trade loosens none before the next day', async ({
  page,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'ETH')
  await expectPosition(page)
  await page.goto('/settings')
  const form = page.getByRole('form', { name: 'Risk limits' })
  const leverage = form.getByRole('textbox', { name: 'Highest leverage' })
  const save = form.getByRole('button', { name: 'Save limits' })
  await expect(leverage).toHaveValue('5')
  await leverage.fill('3')
  await save.click()
  await expect(page.getByText('The limits hold now')).toBeVisible()

  await leverage.fill('10')
  await save.click()
  await expect(form.getByText('Highest leverage: 3 × → 10 ×')).toBeVisible()
  await page.reload()
  await expect(form.getByText('Highest leverage: 3 × → 10 ×')).toBeVisible()
  // Typing the limit in force cancels the pending change.
  await leverage.fill('3')
  await save.click()
  await expect(form.getByText('Highest leverage: 3 × → 10 ×')).toBeHidden()
})
