import { expect, test, clickTryTheDemo } from '../support/fixtures.ts'

test('person stays signed in over tabs and a closed browser, until they sign out in one', async ({
  page,
  context,
  browser,
}) => {
  await clickTryTheDemo(page)
  const second = await context.newPage()
  await second.goto('/positions')
  await expect(second.getByRole('heading', { name: 'Positions', level: 1 })).toBeVisible()

  // What a browser has when it is opened again: no tab, but cookies and the site's storage.
  const again = await browser.newContext({
    storageState: await context.storageState(),
    reducedMotion: 'reduce',
  })
  await context.close()
  const page2 = await again.newPage()
  await page2.goto('/')
  await expect(page2.getByRole('heading', { name: 'Overview' })).toBeVisible()
  const tab = await again.newPage()
  await tab.goto('/settings')
  await expect(tab.getByText('THIS ONE')).toBeVisible()

  await page2.getByRole('button', { name: 'Account' }).click()
  await page2.getByRole('button', { name: 'Sign out' }).click()
  await expect(page2.getByRole('button', { name: 'Connect a wallet' })).toBeVisible()
  await expect(tab.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  // The demo's key is still here: the link leads where it points, without an extension.
  await tab.goto('/positions')
  await tab.getByRole('link', { name: 'Go on with your demo' }).click()
  await expect(tab.getByRole('heading', { name: 'Positions', level: 1 })).toBeVisible()
  await again.close()
})

test('person on a shared computer is signed in only in their tab', async ({
  page,
  wallet,
  context,
}) => {
  await page.goto('/positions')
  await page.getByRole('checkbox', { name: /^Stay signed in on this device/ }).uncheck()
  await page.getByRole('button', { name: 'Connect MetaMask' }).click()
  await expect(page.getByRole('heading', { name: 'Positions', level: 1 })).toBeVisible()
  expect(wallet.asked).toContain('personal_sign')
  const second = await context.newPage()
  await second.goto('/positions')
  await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('kept_sign_in')
})
