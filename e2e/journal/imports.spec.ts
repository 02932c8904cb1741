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

const file = [
  'When;Market;Side;Price;How many;Fee',
  '2026-04-01 09:00:00;BTCUSDT;BUY;50000,0;0,1;2',
  '2026-04-01 10:00:00;BTCUSDT;SELL;51000,0;0,1;2',
  '2026-04-01 11:00:00;BTCUSDT;MAYBE;51000,0;0,1;2',
].join('\n')

test('trader imports a CSV file after choosing its columns, and takes it back', async ({
  page,
}) => {
  await tryTheDemo(page)
  await page.goto('/journal/import')
  await page
    .getByLabel('Drop a CSV file here')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await expect(page.getByText('Separated by semicolons')).toBeVisible()
  await expect(page.getByText('Choose a column', { exact: true })).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Time', exact: true }).selectOption('When')
  await page.getByRole('combobox', { name: 'Size', exact: true }).selectOption('How many')
  const made = page.getByRole('table', { name: 'Trades that would be added' })
  await expect(made.getByText('BTC_USDT')).toBeVisible()
  await expect(made.getByText('96.00')).toBeVisible()
  const refused = page.getByRole('list', { name: 'Refused rows' })
  await expect(refused).toContainText('Line 4')
  await expect(refused).toContainText('neither buy nor sell')
  await expectReadable(page)
  await page.getByRole('button', { name: 'Import 1 trade', exact: true }).click()
  const list = page.getByRole('list', { name: 'Imports, newest first' })
  await expect(list.getByText('1 trade added', { exact: false })).toBeVisible()
  await list.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
  await expect(list.getByText('UNDONE', { exact: true })).toBeVisible()
})
