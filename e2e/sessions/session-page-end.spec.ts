// What remains of an ended session: its report and replay, its settings, its row among past sessions.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  expect,
  expectEnded,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
} from '../support/fixtures.ts'

async function runToItsEnd(page: Page, symbol: string): Promise<void> {
  await tryTheDemo(page)
  await startSession(page, symbol)
  await expectPosition(page)
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  const results = page.getByRole('list', { name: 'What became of each position' })
  await expect(results.getByText(/Closed at/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expectEnded(page, 'Stopped by you')
}

test('trader reads the end report and replays the session from the keyboard', async ({ page }) => {
  await runToItsEnd(page, 'SOL')
  const report = page.getByRole('region', { name: /Stopped by you/ })
  for (const line of ['Gross result', 'Net result', 'Buying SOL and holding it', 'In the market'])
    await expect(report.getByText(line)).toBeVisible()
  await expect(report.getByText('Not known', { exact: true })).toHaveCount(0)

  await page.getByRole('button', { name: 'Replay bar by bar' }).click()
  const slider = page.getByRole('slider', { name: 'Bar of the replay' })
  await slider.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('img', { name: /Replay of SOL/ })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Log up to here' })).toContainText('Closed')
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await expect(page.getByRole('img', { name: /^Replay\. Net/ })).toBeVisible()
})

test('trader starts another session with the same settings', async ({ page }) => {
  await tryTheDemo(page)
  await page.getByRole('textbox', { name: 'Budget' }).fill('123')
  await startSession(page, 'SOL')
  await page.getByRole('link', { name: 'Duplicate settings' }).click()
  await expect(page.getByRole('heading', { name: 'New session' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Budget' })).toHaveValue('123')
})

test('trader finds a past session by its result and exports the list', async ({ page }) => {
  await runToItsEnd(page, 'SOL')
  await page.goto('/sessions')
  const past = page.getByRole('table', { name: 'Past sessions' })
  await expect(past.getByRole('row', { name: /^SOL\b.*Stopped by you/ })).toBeVisible()
  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  const file = await readFile(await (await csv).path(), 'utf8')
  expect(file.trimEnd().split('\r\n')).toHaveLength(2)
  await page.getByRole('radio', { name: 'Failed' }).check({ force: true })
  await expect(page).toHaveURL(/status=failed/)
  await expect(page.getByText('No session has failed')).toBeVisible()
})
