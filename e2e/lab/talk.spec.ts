// Somebody asks a model about a program, and takes its suggestion once it has been checked.
import { expect, test, tryTheDemo } from '../support/fixtures.ts'

const patience = { timeout: 120_000 }

test('a suggestion is shown as a change, checked, brought into the editor, and the talk is kept until it is deleted', async ({
  page,
}) => {
  test.slow()
  await tryTheDemo(page)
  await page.goto('/lab/new')
  const editor = page.getByRole('textbox', { name: 'The program', exact: true })
  await editor.fill('fn run(ctx) { ctx.hold("nothing") }')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 1, saved')).toBeVisible()

  await page.getByRole('tab', { name: 'Ask a model' }).click()
  await page.getByLabel('Your question').fill('Make it a grid')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  const messages = page.getByRole('list', { name: 'Messages' })
  await expect(messages).toContainText('not a language model', patience)
  await expect(messages).toContainText('− fn run(ctx) { ctx.hold("nothing") }')
  await page.getByRole('button', { name: 'Check it and bring it into the editor' }).click()
  await expect(editor).toContainText('a step lower', patience)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 2, saved')).toBeVisible()

  await page.getByText('Earlier talks').click()
  await page.getByLabel('Search', { exact: true }).fill('GRID')
  await expect(page.getByRole('button', { name: 'Make it a grid' })).toBeVisible()
  const panel = page.getByRole('tabpanel', { name: 'Ask a model' })
  await panel.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('There is none.')).toBeVisible()
})
