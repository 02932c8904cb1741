// Somebody runs a program on the server, looks into the run, and compares it with another one.
import type { Page } from '@playwright/test'
import { expect, signInWithWallet, test } from '../support/fixtures.ts'

const day = 86_400_000
const patience = { timeout: 120_000 }

/** Of the days until the last one that is chosen. */
async function chooseLatest(page: Page, days: number): Promise<void> {
  const last = await page.getByLabel('Last day', { exact: true }).inputValue()
  const first = new Date(Date.parse(last) - days * day).toISOString().slice(0, 10)
  await page.getByLabel('First day', { exact: true }).fill(first)
}

/** From the program's page to the result of a run over the latest days. */
async function runOnServer(page: Page, days: number): Promise<void> {
  await page.getByRole('tab', { name: 'On the server' }).click()
  await chooseLatest(page, days)
  await page.getByRole('button', { name: 'Run on the server' }).click()
  await expect(page.getByRole('heading', { name: 'My trend' })).toBeVisible()
  await expect(page.getByText('Result over time, and falls from the highest')).toBeVisible(patience)
}

test('a program runs on the server, and its runs are compared', async ({
  page,
  wallet,
  browser,
}) => {
  expect(wallet).toBeDefined()
  await signInWithWallet(page)
  await page.goto('/lab/new?from=trend')
  await page.getByRole('textbox', { name: 'Name of the program' }).fill('My trend')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 1, saved')).toBeVisible()
  const program = page.url()

  // What cannot be run is told at its field, and nothing is sent.
  await page.getByRole('tab', { name: 'On the server' }).click()
  await page.getByLabel('Last day', { exact: true }).fill('2020-01-01')
  await page.getByRole('button', { name: 'Run on the server' }).click()
  await expect(page.getByText('The first day must not be after the last.')).toBeVisible()
  await page.reload()

  await runOnServer(page, 60)
  await expect(
    page.getByRole('img', { name: /1h candles of BTC with [1-9]\d* fills/ }),
  ).toBeVisible(patience)
  await expect(page.getByRole('region', { name: 'Months' })).toBeVisible()
  await page.getByRole('tab', { name: 'Trades' }).click()
  await expect(page.getByRole('table', { name: 'Trades of the backtest' })).toContainText('Long')
  await page.getByRole('tab', { name: 'Decisions' }).click()
  await expect(page.getByRole('table', { name: 'Decisions and fills of the run' })).toContainText(
    'the quick average is above',
  )

  // What it read for one of them, and how much of the result was the order of its trades.
  await page.getByRole('button', { name: 'What it read' }).first().click()
  await expect(page.getByRole('region', { name: 'It decided' })).toBeVisible(patience)
  await page.getByRole('tab', { name: 'Result', exact: true }).click()
  await page.getByRole('button', { name: 'Reorder its trades' }).click()
  await expect(page.getByText(/Of 1,000 orders \d+% lose money/)).toBeVisible(patience)

  // A link that somebody without an account opens, and repeats to the last digit; then it is ended.
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel('Link').inputValue()
  const guest = await (await browser.newContext()).newPage()
  await guest.goto(link)
  await expect(guest.getByRole('heading', { name: 'My trend' })).toBeVisible()
  await guest.getByRole('tab', { name: 'Repeat it' }).click()
  await guest.getByRole('button', { name: 'Repeat it here' }).click()
  await expect(guest.getByText('The same to the last digit')).toBeVisible(patience)
  await page.getByRole('button', { name: 'End sharing' }).click()
  await expect(page.getByRole('button', { name: 'Make the link' })).toBeVisible()
  await guest.reload()
  await expect(guest.getByText('There is no shared run at this link')).toBeVisible()
  await guest.context().close()
  await page.keyboard.press('Escape')

  // An unsaved change is not what the server would run.
  await page.goto(program)
  await page.getByRole('textbox', { name: 'Name of the program' }).fill('My other trend')
  await page.getByRole('tab', { name: 'On the server' }).click()
  await expect(page.getByRole('button', { name: 'Run on the server' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('textbox', { name: 'Name of the program' }).fill('My trend')
  await page.getByRole('tab', { name: 'Sweep' }).click()
  for (const values of await page.getByLabel('Values').all()) await values.fill('2')
  await chooseLatest(page, 30)
  await page.getByRole('button', { name: 'Run 4 combinations' }).click()
  const swept = page.getByRole('region', { name: 'What the sweep came to' })
  await expect(swept.getByRole('table', { name: /^In-sample/ })).toBeVisible(patience)
  await expect(swept.getByRole('table', { name: /^Out-of-sample/ })).toBeVisible()
  await swept
    .getByRole('button', { name: /^fast 2, slow .* %?/ })
    .first()
    .click()
  await swept.getByRole('button', { name: 'Use these values' }).click()
  await expect(page.getByRole('textbox', { name: 'fast' })).toHaveValue('2')
  await runOnServer(page, 30)

  await page.goto('/lab/runs')
  const choices = page.getByRole('checkbox', { name: /^Compare My trend/ })
  await expect(choices).toHaveCount(2, patience)
  await choices.first().check()
  await choices.last().check()
  await page.getByRole('button', { name: 'Compare 2 runs' }).click()
  await expect(page.getByRole('img', { name: /^Result over time: My trend/ })).toBeVisible()
  const figures = page.getByRole('table', { name: 'Statistics of the runs' })
  await expect(figures).toContainText('Deepest fall')
  await expect(figures).toContainText('Sharpe')

  await page.goto('/lab/runs')
  await page.getByRole('button', { name: 'Delete' }).first().click()
  await page.getByRole('button', { name: 'Delete the run' }).click()
  await expect(choices).toHaveCount(1)
})
