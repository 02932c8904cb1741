import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

test('trader lets a program in by a code, sees it in the list, and ends it', async ({
  page,
  playwright,
  baseURL,
}) => {
  await tryTheDemo(page)
  await page.goto('/settings')
  const list = page.getByRole('region', { name: 'Sign-ins' })
  await expect(list.getByText('THIS ONE')).toHaveCount(1)

  await list.getByRole('button', { name: 'Pair a program' }).click()
  const dialog = page.getByRole('dialog', { name: 'Pair a program' })
  const shown = dialog.getByLabel('Code')
  await expect(shown).toHaveText(/^\d{6}$/)
  await expect(dialog.getByText(/Works once, for 0[45]:\d\d/)).toBeVisible()
  await expectReadable(page)
  const code = await shown.textContent()

  const program = await playwright.request.newContext({
    ...(baseURL !== undefined && { baseURL }),
    extraHTTPHeaders: { 'user-agent': 'my-program/1.0' },
  })
  const paired = await program.post('/api/v1/auth/extension-pair', { data: { code } })
  expect(paired.status()).toBe(200)
  const { tokens } = (await paired.json()) as { tokens: { access_token: string } }
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  expect((await program.get('/api/v1/auth/me', { headers })).status()).toBe(200)

  await dialog.getByRole('button', { name: 'Done' }).click()
  const row = list.getByRole('listitem').filter({ hasText: 'my-program/1.0' })
  await expect(row).toContainText('reads and trades, never moves money')
  await row.getByRole('button', { name: 'End my-program/1.0' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End sign-in' }).click()
  await expect(page.getByText('The sign-in was ended')).toBeVisible()
  await expect(row).toHaveCount(0)
  expect((await program.get('/api/v1/auth/me', { headers })).status()).toBe(401)
  await expect(list.getByText('THIS ONE')).toHaveCount(1)
  await program.dispose()
})
