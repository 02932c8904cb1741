// Closed trades: the list, one of them down to its fills, and what they say together.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectPosition, startSession, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Closed trades' })
const panel = (page: Page) => page.getByRole('complementary', { name: 'Trade' })

/** A session that is ended by hand leaves at least one closed trade. */
async function closedTrade(page: Page, symbol: string): Promise<{ session: string }> {
  await tryTheDemo(page)
  await startSession(page, symbol)
  await expectPosition(page)
  const session = page.url()
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  await page.goto('/journal')
  await expect(
    table(page)
      .getByRole('link', { name: `${symbol}_USDT` })
      .first(),
  ).toBeVisible()
  return { session }
}

test('trader reads a session’s trade down to its fills, tags it, and writes a note that stays', async ({
  page,
}) => {
  const { session } = await closedTrade(page, 'SOL')
  await expect(page.getByText(/^The journal agrees with the ledger/)).toBeVisible()
  await expectReadable(page)

  await table(page).getByRole('link', { name: 'SOL_USDT' }).first().click()
  await expect(panel(page).getByRole('heading', { name: 'SOL_USDT' })).toBeVisible()
  await panel(page).getByRole('button', { name: /^−?\$/ }).last().click()
  await expect(panel(page).getByText(/^This trade’s part of/)).toBeVisible()
  await expect(
    panel(page).getByRole('table', { name: 'Fills of this trade' }).getByRole('row'),
  ).not.toHaveCount(0)

  await panel(page).getByRole('combobox', { name: 'Tag to add' }).fill('patient')
  await panel(page).getByRole('button', { name: 'Add tag' }).click()
  await expect(panel(page).getByRole('list', { name: 'Tags of this trade' })).toContainText(
    'patient',
  )
  await panel(page).getByRole('textbox', { name: 'Notes' }).fill('Waited for it.')
  await panel(page).getByRole('textbox', { name: 'Notes' }).blur()
  await expect(panel(page).getByText('Saved', { exact: true })).toBeVisible()
  await expectReadable(page)

  await panel(page).getByRole('link', { name: 'Open on a page of its own' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'SOL_USDT' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Waited for it.')
  await page.getByRole('button', { name: 'Replay bar by bar' }).click()
  await page.getByRole('button', { name: 'One bar on' }).click()
  await expectReadable(page)

  await page.goto(session)
  await page
    .getByRole('link', { name: /^Journal: (long|short) SOL$/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'SOL_USDT' })).toBeVisible()
})

test('trader filters trades, tags what is left, and keeps the filters for later', async ({
  page,
}) => {
  await closedTrade(page, 'BTC')
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await page.getByRole('combobox', { name: 'Market' }).selectOption('BTC_USDT')
  await expect(page).toHaveURL(/symbol=BTC_USDT/)
  await table(page).getByRole('checkbox').first().check()
  const bar = page.getByRole('region', { name: 'Selected trades' })
  await expect(bar).toContainText('1 trade selected')
  await bar.getByRole('combobox', { name: 'Tag to add' }).fill('by the book')
  await bar.getByRole('button', { name: 'Add tag' }).click()
  await expect(table(page).getByText('by the book').first()).toBeVisible()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('textbox', { name: 'Name of these filters' }).fill('Bitcoin')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page).not.toHaveURL(/symbol/)
  await page.getByRole('button', { name: 'Views (1)' }).click()
  await page.getByRole('button', { name: 'Bitcoin', exact: true }).click()
  await expect(page).toHaveURL(/symbol=BTC_USDT/)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^journal-\d{4}-\d{2}-\d{2}\.csv$/)

  await page.getByRole('button', { name: 'For taxes' }).click()
  const taxes = page.getByRole('dialog')
  await taxes.getByRole('combobox', { name: 'File' }).selectOption('Koinly')
  await expect(taxes.getByText(/^Koinly’s universal CSV/)).toBeVisible()
  await expectReadable(page)
  const koinly = page.waitForEvent('download')
  await taxes.getByRole('button', { name: 'Save the file' }).click()
  const file = await koinly
  expect(file.suggestedFilename()).toMatch(/^koinly-\d{4}\.csv$/)
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n')
  expect(lines.some((line) => line.includes('BTC_USDT'))).toBe(true)
  await taxes.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('button', { name: 'Tags', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name of by the book' }).fill('by the plan')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Name of by the plan' })).toBeVisible()
  await expectReadable(page)
  const colour = dialog.getByLabel('Colour of by the plan')
  await colour.fill('#d64570')
  await colour.blur()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const dot = table(page).getByText('by the plan').first().locator('..').locator('i')
  await expect(dot).toHaveCSS('background-color', 'rgb(214, 69, 112)')
  await page.reload()
  await page.getByRole('button', { name: 'Tags', exact: true }).click()
  await expect(colour).toHaveValue('#d64570')
  await dialog.getByRole('button', { name: 'Delete the tag by the plan' }).click()
  await expect(dialog.getByText('1 trade carries it, and loses it.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete the tag', exact: true }).click()
  await expect(dialog.getByText('There are no tags yet')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(table(page).getByText('by the plan')).toHaveCount(0)
})

test('trader reads what few trades say, that they are too few, and takes a chart along', async ({
  page,
}) => {
  await closedTrade(page, 'ETH')
  await page.getByRole('link', { name: 'Analytics', exact: true }).click()
  await expect(page.getByText('Too few to conclude from', { exact: true })).toBeVisible()
  const chart = page.getByRole('region', { name: 'When do I lose?' })
  await chart.getByRole('button', { name: 'Show as a table' }).click()
  await expect(chart.getByRole('row')).not.toHaveCount(0)
  await chart.getByRole('button', { name: 'Show as a chart' }).click()
  const picture = page.waitForEvent('download')
  await chart.getByRole('button', { name: 'Save as a picture' }).click()
  expect((await picture).suggestedFilename()).toBe('net-by-hour.png')
  await page.getByRole('button', { name: 'Compare' }).click()
  const sides = page.getByRole('table', { name: 'Two filters side by side' })
  const counts = sides.getByRole('row', { name: /^Trades/ }).getByRole('cell')
  await expect(counts.last()).not.toHaveText('0')
  const others = page.getByRole('group', { name: 'Filters to compare with' })
  await others.getByRole('button', { name: 'Filters', exact: true }).click()
  await others.getByRole('combobox', { name: 'Origin' }).selectOption('program')
  await expect(counts.last()).toHaveText('0')
  await expect(counts.first()).not.toHaveText('0')
  await page.reload()
  await expect(counts.last()).toHaveText('0')
  await expect(counts.first()).not.toHaveText('0')
  await expectReadable(page)
  await page.setViewportSize({ width: 360, height: 800 })
  await expectReadable(page)
})

test('a newcomer reads what the journal is for', async ({ page }) => {
  await tryTheDemo(page)
  await page.goto('/journal')
  await expect(page.getByText('No trade has closed yet')).toBeVisible()
  await expectReadable(page)
  await page.getByRole('link', { name: 'Analytics', exact: true }).click()
  await expect(page.getByText('No trade has closed yet')).toBeVisible()
})
