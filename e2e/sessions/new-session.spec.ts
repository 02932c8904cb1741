import type { Page } from '@playwright/test'
import {
  chooseMarket,
  customize,
  expect,
  startSession,
  test,
  tryTheDemo,
} from '../support/fixtures.ts'

const preview = (page: Page) => page.getByRole('region', { name: 'How it ended from past starts' })

/** The outcome shares by name, once all starts have been replayed. */
async function shares(page: Page): Promise<Record<string, number>> {
  await expect(preview(page)).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
  await expect(preview(page).getByRole('definition').first()).toHaveText(/^\d+%$/)
  const names = await preview(page).locator('dl').first().getByRole('term').allInnerTexts()
  const values = await preview(page).locator('dl').first().getByRole('definition').allInnerTexts()
  return Object.fromEntries(
    names.map((name, index) => [name, Number.parseInt(values[index] ?? '')]),
  )
}

const sum = (values: Record<string, number>) => Object.values(values).reduce((a, b) => a + b, 0)

test('trader sees how the contract ended from past starts, and it follows the numbers', async ({
  page,
}) => {
  await tryTheDemo(page)
  await customize(page)
  await page.getByRole('textbox', { name: 'Profit target' }).fill('1')
  await page.getByRole('textbox', { name: 'Loss threshold' }).fill('20')
  const easy = await shares(page)
  expect(sum(easy)).toBe(100)
  expect(easy['Target']).toBeGreaterThan(50)
  await expect(preview(page)).toContainText('this market is simulated')
  await expect(preview(page)).toContainText(/400 starts, .* on 15m bars/)

  await page.getByRole('textbox', { name: 'Profit target' }).fill('200')
  await page.getByRole('textbox', { name: 'Loss threshold' }).fill('3')
  const hard = await shares(page)
  expect(sum(hard)).toBe(100)
  expect(hard['Loss']).toBeGreaterThan(easy['Loss'] ?? 0)
  expect(hard['Target']).toBeLessThan(easy['Target'] ?? 0)
})

test('trader reads each assumption with the keyboard', async ({ page }) => {
  await tryTheDemo(page)
  const terms = preview(page).getByRole('list', { name: 'Assumptions' })
  await terms.getByRole('button', { name: 'Inside a bar' }).focus()
  await expect(page.getByText(/the stop comes before the take-profit/)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByText(/fills at the open: a stop worse than planned/)).toBeVisible()
})

test('the page keeps its shape while the preview is made and while a field is empty', async ({
  page,
}) => {
  await tryTheDemo(page)
  await customize(page)
  const start = page.getByRole('button', { name: 'Start session' })
  // In the page: what is typed into scrolls into view.
  const rail = page.getByRole('img', { name: /preview/ })
  const top = () => rail.evaluate((element) => element.getBoundingClientRect().y + scrollY)
  const height = async () => (await preview(page).boundingBox())?.height
  await shares(page)
  const [at, tall] = [await top(), await height()]
  await page.getByRole('textbox', { name: 'Loss threshold' }).fill('')
  await expect(start).toBeDisabled()
  expect(await top()).toBe(at)
  await page.getByRole('textbox', { name: 'Loss threshold' }).fill('6')
  expect(await height()).toBe(tall)
  await shares(page)
  expect(await height()).toBe(tall)
})

test('a link with settings fills the form in, and the address names the tab', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto(
    '/sessions/new?budget=250&profitTarget=12.5&lossThreshold=8&maxPositions=2&assetIndex=2',
  )
  for (const [name, value] of [
    ['Budget', '250'],
    ['Profit target', '12.5'],
    ['Loss threshold', '8'],
    ['Positions', '2'],
  ] as const) {
    await expect(page.getByRole('textbox', { name })).toHaveValue(value)
  }
  await expect(page.getByRole('radio', { name: /^SOL/ })).toBeChecked()
  await page.getByRole('tab', { name: 'Simple' }).click()
  await expect(page).toHaveURL(/form=simple/)
  await expect(page.getByRole('textbox', { name: 'Loss threshold' })).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Budget' })).toHaveValue('250')
})

test('trader takes a preset, sets a loss limit and a time of their own, and starts one like it again', async ({
  page,
}) => {
  await tryTheDemo(page)
  await chooseMarket(page, 'AVAX')
  await page.getByRole('radio', { name: 'Degen' }).check({ force: true })
  await customize(page)
  await expect(page.getByRole('textbox', { name: 'Profit target' })).toHaveValue('15')
  await page.getByRole('textbox', { name: 'Loss threshold' }).fill('4')
  await page.getByRole('radio', { name: 'hours' }).check({ force: true })
  await page.getByRole('textbox', { name: 'Time limit' }).fill('8')
  const ends = /Ends at −4% or \+15%/
  await expect(page.getByRole('img', { name: /preview/ })).toHaveAccessibleName(ends)
  await page.getByRole('button', { name: 'Start session' }).click()
  const rail = page.getByRole('img', { name: /^AVAX session\. Net/ })
  await expect(rail).toHaveAccessibleName(ends)
  await expect(rail).toHaveAccessibleName(/of 8 h/)
  await page.getByRole('link', { name: 'Duplicate settings' }).click()
  await expect(page.getByRole('textbox', { name: 'Loss threshold' })).toHaveValue('4')
  await expect(page.getByRole('textbox', { name: 'Time limit' })).toHaveValue('8')
  await page.getByRole('button', { name: 'Numbers of Degen again' }).click()
  await expect(page.getByRole('textbox', { name: 'Loss threshold' })).toHaveValue('6')
})

test('trader is told of a session on the same market before pressing Start, with the way to it', async ({
  page,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'XRP')
  const session = page.url().split('?')[0] ?? ''
  await page.goto('/sessions/new?symbol=XRP')
  await expect(page.getByText('XRP already has a session')).toBeVisible()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeDisabled()
  await page.getByRole('button', { name: /^Use / }).first().click()
  await expect(page.getByText('XRP already has a session')).toBeHidden()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeEnabled()

  await chooseMarket(page, 'XRP')
  await page.getByRole('link', { name: 'See the running session' }).click()
  await expect(page).toHaveURL((url) => url.href.startsWith(session))
})

test('trader is told of an over-allocation, with what holds the money and a way to lower the budget', async ({
  page,
}) => {
  await tryTheDemo(page)
  await page.getByRole('textbox', { name: 'Budget' }).fill('6000')
  await startSession(page, 'DOGE')
  await page.goto('/sessions/new?symbol=BTC&budget=6000')
  await expect(page.getByText(/^More than the \$.* that is free$/)).toBeVisible()
  await expect(page.getByText(/Running sessions have \$6,000\.00/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'DOGE $6,000.00' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeDisabled()
  await page.getByRole('button', { name: /^Lower to \$/ }).click()
  await expect(page.getByText(/^More than the/)).toBeHidden()
  await expect(page.getByRole('button', { name: /Start session/ })).toBeEnabled()
})

test('trader finds what was typed after a reload and on the way back, and Start in reach of a thumb', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await tryTheDemo(page)
  const budget = page.getByRole('textbox', { name: 'Budget' })
  await budget.fill('250')
  await expect(page.getByRole('button', { name: 'Start session' })).toBeInViewport()
  await page.reload()
  await expect(budget).toHaveValue('250')
  await page.goto('/positions')
  await expect(page.getByRole('heading', { name: 'Positions' })).toBeVisible()
  await page.goBack()
  await expect(budget).toHaveValue('250')
  await expect(page.getByRole('button', { name: 'Start session' })).toBeInViewport()
})
