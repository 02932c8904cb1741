// The page of a running session: what it decided, why it does not trade, and three ways to stop it.
import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import {
  expect,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

async function runSession(page: Page, symbol: string): Promise<void> {
  await tryTheDemo(page)
  await startSession(page, symbol)
  await expectPosition(page)
}

async function openSignals(page: Page) {
  const summary = page.getByText(/taken, .* refused on this chart/)
  await expect(summary).toBeVisible({ timeout: 30_000 })
  await summary.click()
  return page.getByRole('list', { name: 'Signals taken and refused' })
}

async function textOf(file: Download): Promise<string> {
  return readFile(await file.path(), 'utf8')
}

test('trader reads beside the chart which signals were taken and which refused, and why', async ({
  page,
}) => {
  await runSession(page, 'SOL')
  const signals = await openSignals(page)
  await expect(signals.getByRole('button', { name: /Taken/ }).first()).toBeVisible()
  const refused = signals.getByRole('button', { name: /Refused/ }).first()
  await expect(refused).toBeVisible({ timeout: 30_000 })
  await refused.click()
  await expect(refused).toHaveAttribute('aria-pressed', 'true')
  const line = page
    .getByRole('list', { name: /^(Log lines|Chosen on the chart)$/ })
    .locator('[aria-current]')
  await expect(line).toContainText('No entry')
})

test('trader goes from a line of the log to its bar and back', async ({ page }) => {
  await runSession(page, 'SOL')
  const line = page
    .getByRole('list', { name: 'Log lines' })
    .getByRole('listitem')
    .filter({ hasText: /(Bought|Sold): / })
    .first()
  await line.getByRole('button', { name: /on the chart/ }).click()
  await expect(line).toHaveAttribute('aria-current', 'true')
  const signals = await openSignals(page)
  await expect(signals.locator('[aria-pressed=true]')).toContainText('Taken')
  await line.getByRole('button', { name: /on the chart/ }).click()
  await expect(line).not.toHaveAttribute('aria-current', 'true')
})

test('trader searches the log and exports exactly what matches', async ({ page }) => {
  await runSession(page, 'SOL')
  await page.getByLabel('Search the log').fill('take-profit')
  await expect(page).toHaveURL(/q=take-profit/)
  const lines = page.getByRole('list', { name: 'Log lines' }).getByRole('listitem')
  await expect(lines.filter({ hasNotText: /take-profit/i })).toHaveCount(0)
  await expect(lines.first()).toBeVisible()
  const count = await lines.count()

  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export the log as CSV' }).click()
  const rows = (await textOf(await csv)).trimEnd().split('\r\n')
  expect(rows[0]).toBe('at,level,kind,message,tradeId,positionId,data')
  expect(rows.length - 1).toBe(count)

  const ndjson = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export the log as NDJSON' }).click()
  const logs = (await textOf(await ndjson)).trimEnd().split('\n')
  expect(logs).toHaveLength(count)
  for (const log of logs) expect(JSON.parse(log).message).toMatch(/take-profit/i)
})

test('trader who searches for what was never logged is told so', async ({ page }) => {
  await runSession(page, 'SOL')
  await page.getByLabel('Search the log').fill('no such words')
  await expect(page.getByText('Nothing matches this filter yet.')).toBeVisible()
})

test('trader reads why nothing is traded right now', async ({ page }) => {
  await runSession(page, 'SOL')
  await page.getByRole('tab', { name: 'Why' }).click()
  const why = page.getByRole('region', { name: 'What the next trade waits for' })
  await expect(why.getByRole('paragraph').first()).toContainText(/\w/)
  const gates = why.getByRole('list', { name: 'Gates of an entry' })
  await expect(gates.getByRole('listitem').first()).toContainText('Open:')
  await expect(gates.locator('[aria-current=step]')).toContainText('Shut:')
})

test('trader sees what each way to stop would leave before choosing one', async ({ page }) => {
  await runSession(page, 'SOL')
  await page.getByRole('button', { name: 'Stop session' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: 'Close everything now' })).toBeChecked()
  await expect(dialog.getByRole('radio')).toHaveCount(3)
  await expect(dialog.getByText(/about .\$/).first()).toBeVisible()
  await expect(
    dialog.getByRole('list', { name: 'Estimated results' }).getByRole('listitem'),
  ).not.toHaveCount(0)
  await dialog.getByRole('radio', { name: 'No new entries' }).check({ force: true })
  await dialog.getByRole('button', { name: 'No new entries' }).click()
  await expect(dialog.getByText('Goes on').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('NO NEW ENTRIES', { exact: true })).toBeVisible()
})

test('trader whose close was refused reads why and closes it after all', async ({
  page,
  exchange,
}) => {
  await runSession(page, 'SOL')
  await page.getByRole('button', { name: 'Stop session' }).click()
  await exchange.fail('F4', 2, await viewerAddress(page))
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  const results = page.getByRole('list', { name: 'What became of each position' })
  await expect(results.getByText(/Not closed yet:/).first()).toBeVisible()
  await results.getByRole('button', { name: 'Try again' }).first().click()
  await expect(results.getByText(/Closed at/).first()).toBeVisible({ timeout: 30_000 })
})

test('trader who lets the session run has stopped nothing', async ({ page }) => {
  await runSession(page, 'SOL')
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('button', { name: 'Let it run' }).click()
  await expect(page.getByText('RUNNING', { exact: true })).toBeVisible()
})
