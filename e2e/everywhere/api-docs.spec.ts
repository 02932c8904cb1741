import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'

/** The viewer's profile among the operations. Swagger UI draws only those in view when there are many. */
async function profileOperation(page: Page): Promise<Locator> {
  const profile = page.locator('#operations-user-getProfile')
  await page.locator('.opblock-tag').first().hover()
  await expect(async () => {
    await page.mouse.wheel(0, 400)
    await expect(profile).toBeVisible({ timeout: 500 })
  }).toPass()
  return profile
}

test('developer signs in on the documentation page and tries a request as somebody', async ({
  page,
}) => {
  const refused: string[] = []
  page.on('console', (message) => {
    // A style attribute of Swagger UI is blocked, which has no visible effect.
    if (/Content Security Policy.*script-src|connect-src/.test(message.text())) {
      refused.push(message.text())
    }
  })
  await page.goto('/api/docs')
  await page.getByRole('button', { name: 'Sign in with the demo wallet' }).click()
  await expect(page.getByText(/^Signed in as 0x[0-9a-fA-F]{40}/)).toBeVisible()

  const profile = await profileOperation(page)
  await profile
    .getByRole('button', { name: /\/user\/profile/ })
    .first()
    .click()
  await profile.getByRole('button', { name: 'Execute' }).click()
  const answer = profile.locator('.live-responses-table')
  await expect(answer).toContainText('200')
  await expect(answer).toContainText('"address"')
  expect(refused).toEqual([])
})

test('token of the documentation page is gone with the page', async ({ page }) => {
  await page.goto('/api/docs')
  // What an earlier version stored.
  await page.evaluate(() =>
    localStorage.setItem('authorized', '{"bearer":{"value":"eyJ.old.token"}}'),
  )
  await page.reload()
  await page.getByRole('button', { name: 'Sign in with the demo wallet' }).click()
  await expect(page.getByText(/^Signed in as 0x/)).toBeVisible()
  const kept = await page.evaluate(() => {
    const stores = [localStorage, sessionStorage].flatMap((store) => Object.entries(store))
    return JSON.stringify([stores, document.cookie])
  })
  expect(kept).not.toMatch(/eyJ|bearer/i)

  await page.reload()
  await page.getByRole('button', { name: 'Sign in with the demo wallet' }).waitFor()
  const profile = await profileOperation(page)
  await profile
    .getByRole('button', { name: /\/user\/profile/ })
    .first()
    .click()
  await profile.getByRole('button', { name: 'Execute' }).click()
  await expect(profile.locator('.live-responses-table')).toContainText('401')
})

test('developer signs in there with a wallet of their browser', async ({ page, wallet }) => {
  await page.goto('/api/docs')
  await page.getByRole('button', { name: 'Sign in with MetaMask' }).click()
  await expect(page.getByText(`Signed in as ${wallet.address}`)).toBeVisible()
  expect(wallet.asked.filter((method) => method === 'personal_sign')).toHaveLength(1)
})
