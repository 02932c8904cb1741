// Trades from elsewhere, read into the journal and taken back.
import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

test('trader imports the history of an account, and takes the import back', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/journal/import')
  await expect(page.getByText('Nothing was imported yet')).toBeVisible()
  await page.getByRole('button', { name: 'Import 90 days' }).first().click()
  const list = page.getByRole('list', { name: 'Imports, newest first' })
  await expect(list.getByText('DONE', { exact: true })).toBeVisible()
  await expectReadable(page)
  await list.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
  await expect(list.getByText('UNDONE', { exact: true })).toBeVisible()
})
