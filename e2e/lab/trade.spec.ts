// Somebody lets a program trade within a budget, sees what it did and why, and switches it off.
import { expect, test, tryTheDemo, viewerAddress } from '../support/fixtures.ts'

const patience = { timeout: 120_000 }

const code = `fn run(ctx) {
  if (!ctx.position()) ctx.buy(ctx.symbol, 0.001, { reason: "nothing is open" })
}`

test('a program is bound, previewed, switched on, trades with its reason, and is switched off', async ({
  page,
  exchange,
}) => {
  test.slow()
  await tryTheDemo(page)
  const address = await viewerAddress(page)
  const openSizes = async (): Promise<string[]> => {
    const { account } = await exchange.truth(address)
    return account.assetPositions.map(({ position }) => `${position.coin} ${Number(position.szi)}`)
  }
  await page.goto('/lab/new')
  await page.getByRole('textbox', { name: 'The program', exact: true }).fill(code)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 1, saved')).toBeVisible()

  // A trader with a budget; one that has none of what it needs is told at the field.
  await page.getByRole('tab', { name: 'Trade with it' }).click()
  await page.getByRole('button', { name: 'Make a trader' }).click()
  await page.getByLabel('Loss threshold').fill('120')
  await page.getByRole('button', { name: 'Make the trader' }).click()
  await expect(page.getByText('Must lie between 0% and 100%.')).toBeVisible()
  await page.getByLabel('Loss threshold').fill('20')
  await page.getByLabel('Budget').fill('500')
  await page.getByRole('button', { name: 'Make the trader' }).click()
  await expect(page.getByLabel('Trader', { exact: true })).toBeVisible()
  await page.getByLabel('It runs', { exact: true }).selectOption('10')
  await page.getByRole('button', { name: 'Bind, switched off' }).click()

  // What it would do now, with the nine checks; nothing is sent.
  const card = page.getByRole('region', { name: 'My trader' })
  await expect(card.getByText('Off', { exact: true })).toBeVisible()
  await card.getByRole('button', { name: 'Preview what it would do now' }).click()
  await expect(card.getByText(/It would do this now: Buy 0\.0010* BTC/)).toBeVisible(patience)
  await expect(card.getByRole('list', { name: 'Checks' }).getByRole('listitem')).toHaveCount(9)
  expect(await openSizes()).toEqual([])

  // Switched on, having read what it may use and lose.
  await card.getByRole('button', { name: 'Switch on' }).click()
  const question = page.getByRole('dialog', { name: 'Let it trade?' })
  await expect(question).toContainText('a budget of $500.00')
  await expect(question).toContainText('may lose $100.00 (20%)')
  await question.getByRole('button', { name: 'Switch it on' }).click()
  const executions = card.getByRole('table', { name: 'Executions' })
  await expect(executions).toContainText('nothing is open', patience)
  await expect(executions).toContainText('Done', patience)
  await expect.poll(openSizes, patience).toEqual(['BTC 0.001'])

  // Switched off, and closed by choice.
  await expect(card.getByText(/1 position open/)).toBeVisible(patience)
  await card.getByRole('button', { name: 'Switch off' }).click()
  const off = page.getByRole('dialog', { name: 'Switch it off?' })
  await expect(off.getByRole('radio', { name: 'Keep, protected' })).toBeChecked()
  await off.getByRole('radio', { name: 'Close at the market' }).check()
  await off.getByRole('button', { name: 'Switch it off' }).click()
  await expect(card.getByText('Off', { exact: true })).toBeVisible()
  await expect.poll(openSizes, patience).toEqual([])

  // All traders, with what is left of the budget, and what it did.
  await page.getByRole('link', { name: 'All traders' }).click()
  const traders = page.getByRole('table', { name: 'Traders' })
  await expect(traders).toContainText('My trader')
  await expect(traders).toContainText('Active')
  await traders.getByRole('button', { name: 'Executions' }).click()
  await expect(page.getByRole('region', { name: 'What My trader did' })).toContainText(
    'nothing is open',
  )
})
