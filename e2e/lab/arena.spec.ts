// Somebody makes a trader for which a model decides, tests it, lets it decide, and compares it with another.
import { expect, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

const patience = { timeout: 120_000 }

test('a trader is made in a minute, tested without sending anything, decides, and stands in the arena', async ({
  page,
}) => {
  test.slow()
  await tryTheDemo(page)
  await page.goto('/traders')
  await expect(page.getByText('No trader yet')).toBeVisible()
  await page.getByRole('link', { name: 'Make a trader' }).click()

  // What is missing is told beside its field; the stand-in says what it is.
  await expect(page.getByText('These are rules that follow the signals')).toBeVisible()
  await page.getByRole('button', { name: 'Make the trader' }).click()
  await expect(page.getByText('Give it a name')).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill('Careful one')
  await page.getByRole('button', { name: 'Cautious' }).click()
  await expect(page.getByLabel('Prompt')).toHaveValue(/^Protect the budget first/)
  await page.getByLabel('Budget').fill('200')
  await page.getByRole('button', { name: 'Make the trader' }).click()

  const heading = page.getByRole('heading', { level: 1, name: 'Careful one' })
  await expect(heading).toBeVisible()
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
  await expect(page.getByText('Rules, not a language model')).toBeVisible()

  // The whole context and answer, and nothing sent.
  const tested = page.getByRole('region', { name: 'Test' })
  await tested.getByRole('button', { name: 'Test now' }).click()
  await tested.getByText('What it was shown').click(patience)
  await expect(tested.getByLabel('user')).toContainText('largest_quantity')
  await expect(tested.getByLabel('system').last()).toContainText('Protect the budget first')
  await tested.getByText('Its answer').click()
  await expect(tested.getByText(/^\{"decisions":\[/)).toBeVisible()

  // It decides by itself as soon as it is started.
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
  const decision = page.getByRole('article', { name: 'Decision' })
  await expect(decision).toContainText('Decided', patience)
  await expect(decision.getByText(/BTC$/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Earlier' }).click()
  await expect(decision).toContainText('Test, nothing sent')

  // Its terms change while it is at work; what holding its market came to is drawn beside it.
  await page.getByRole('link', { name: 'Change its terms' }).click()
  await expect(page.getByText('It is at work')).toBeVisible()
  await expect(page.getByLabel('Budget')).toHaveValue('200')
  await page.getByLabel('Stops when lost').fill('0')
  await page.getByRole('button', { name: 'Save the terms' }).click()
  await expect(page.getByText('Between 0 and 100 %')).toBeVisible()
  await page.getByLabel('Stops when lost').fill('15')
  await page.getByLabel('Budget').fill('150')
  await expectReadable(page)
  await page.getByRole('button', { name: 'Save the terms' }).click()
  await expect(page.getByText('stops at −15 %')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Holding BTC for \$150/ })).toBeVisible(patience)

  // Beside all others.
  await page.getByRole('link', { name: 'Traders', exact: true }).click()
  const table = page.getByRole('table', { name: 'Your traders' })
  const row = table.getByRole('row').filter({ hasText: 'Careful one' })
  await expect(row).toContainText('Active')
  await expect(row).toContainText('Rules, not a language model')
  await row.getByRole('link', { name: 'Careful one' }).click()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
})
