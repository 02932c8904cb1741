// Somebody makes a signal pool, sees where it would have fired, and lets it start a program.
import { expect, signInWithWallet, test } from '../support/fixtures.ts'

test('a pool is shown on the past while it is made, and starts a program that is bound to it', async ({
  page,
  wallet,
}) => {
  expect(wallet).toBeDefined()
  await signInWithWallet(page)
  await page.goto('/lab/pools')
  await page.getByRole('button', { name: 'A new signal pool' }).click()
  const editor = page.getByRole('form', { name: 'A new signal pool' })
  await editor.getByLabel('Name', { exact: true }).fill('Half way')
  await editor.getByLabel('Condition').selectOption('crosses_above')
  await editor.getByLabel('Threshold').fill('50')
  await expect(editor.getByText(/It would have fired \d+ times on these/)).toBeVisible()

  // Two that must both hold fire more rarely, and what cannot be read is told at its line.
  await editor.getByRole('button', { name: 'Add a signal' }).click()
  const second = editor.getByRole('listitem', { name: 'Signal 2' })
  await second.getByLabel('Threshold').fill('low')
  await editor.getByRole('button', { name: 'Save the pool' }).click()
  await expect(second.getByText(/is not understood/)).toBeVisible()
  await second.getByRole('button', { name: 'Remove signal 2' }).click()
  await editor.getByRole('button', { name: 'Save the pool' }).click()
  await expect(page.getByText('RSI (14) crosses above 50 on 1h candles')).toBeVisible()

  await page.goto('/lab/new?from=trend')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 1, saved')).toBeVisible()
  await page.getByRole('tab', { name: 'Trade with it' }).click()
  await page.getByRole('button', { name: 'Make a trader' }).click()
  await page.getByRole('button', { name: 'Make the trader' }).click()
  await page.getByLabel('It runs', { exact: true }).selectOption('pools')
  await page.getByRole('button', { name: 'Bind, switched off' }).click()
  await expect(page.getByText('Choose a signal pool, or a time after which it runs.')).toBeVisible()
  await page.getByRole('checkbox', { name: /Half way/ }).check()
  await page.getByRole('button', { name: 'Bind, switched off' }).click()
  const card = page.getByRole('region', { name: 'My trader' })
  await expect(card).toContainText('when a signal pool fires')
  await expect(card.getByRole('checkbox', { name: /Half way/ })).toBeChecked()
})
