// A program of one's own: saved, changed into a second version, brought back, and deleted, which can be undone.
import { expect, signInWithWallet, test } from '../support/fixtures.ts'

test('a program is saved with every version, and an older one comes back', async ({
  page,
  wallet,
}) => {
  expect(wallet).toBeDefined()
  await signInWithWallet(page)
  await page.goto('/lab/new?from=trend')
  await page.getByRole('textbox', { name: 'Name of the program' }).fill('My trend')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 1, saved')).toBeVisible()

  const editor = page.getByRole('textbox', { name: 'The program', exact: true })
  const second = 'fn run(ctx) {\n  if (!ctx.position()) ctx.buy(ctx.symbol, 0.01)\n}'
  await editor.fill(second)
  await expect(page.getByText('Not saved')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText('Version 2, saved')).toBeVisible()

  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByText('Version 1', { exact: true }).click()
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await expect(editor).toContainText('the quick average is above')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(editor).toContainText('ctx.symbol, 0.01')
  await page.getByRole('button', { name: 'Bring version 1 back' }).click()
  await expect(editor).toContainText('the quick average is above')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 3, saved')).toBeVisible()

  await page.goto('/lab')
  const saved = page.getByRole('link', { name: /My trend/ })
  await expect(saved).toContainText('Version 3')
  await saved.click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo the delete of My trend' }).click()
  await saved.click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('My trend is deleted in a few seconds.')).toBeVisible()
  await expect(page.getByText('None is saved yet')).toBeVisible()
})
