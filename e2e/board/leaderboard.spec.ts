// The public leaderboard: the ranking, one trader's page, and the analytics of all sessions.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  expect,
  expectEnded,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
  viewerAddress,
} from '../support/fixtures.ts'

const ranking = (page: Page) => page.getByRole('table', { name: /^Traders of/ })
const ownRow = (page: Page) => page.getByRole('rowgroup', { name: 'Your own row' }).getByRole('row')

/** Runs a session and ends it by hand, so that its result is final. */
async function endASession(page: Page, symbol: string): Promise<void> {
  await tryTheDemo(page)
  await startSession(page, symbol)
  await expectPosition(page)
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expectEnded(page, 'Stopped by you')
}

/** The net result in the end report, with its sign. */
async function netResult(page: Page): Promise<string> {
  const report = page.getByRole('region', { name: /Stopped by you/ })
  const text = await report.locator('dd', { hasText: '%' }).first().textContent()
  const net = /[+−]?\$[\d,.]+\d/.exec(text ?? '')?.[0]
  if (net === undefined) throw new Error(`no net result in “${text}”`)
  return net
}

test('trader whose session has ended finds it on the board, to the cent, and starts another like it', async ({
  page,
  browser,
}) => {
  test.slow()
  await endASession(page, 'SOL')
  const net = await netResult(page)
  const address = await viewerAddress(page)
  await page.goto('/leaderboard?period=24h')
  await expect(ownRow(page)).toContainText('YOU', { timeout: 30_000 })
  await expect(ownRow(page)).toContainText(net)
  await expect(ranking(page).getByText('YOU', { exact: true })).toHaveCount(1)

  await page.getByRole('searchbox').fill('nobody is called so')
  await expect(page.getByText(/No ranked trader has/)).toBeVisible()
  await expect(ownRow(page)).toContainText(net)
  await page.getByRole('searchbox').fill(address.slice(2, 12).toUpperCase())
  const row = ranking(page).getByRole('rowgroup', { name: 'Ranking' }).getByRole('row')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(net)

  await row.getByRole('link').click()
  await expect(page).toHaveURL(/\/leaderboard\/[\w-]+/)
  await expect(
    page
      .locator('dl > div')
      .filter({ has: page.getByText('Net PnL', { exact: true }) })
      .first(),
  ).toContainText(net)
  const session = page.getByRole('list', { name: 'Latest sessions' }).getByRole('listitem')
  await expect(session).toHaveCount(1)
  await expect(session.getByRole('img').first()).toHaveAccessibleName(new RegExp(escaped(net)))

  const visitor = await browser.newPage()
  await visitor.goto(page.url())
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(/^0x/i)
  await expect(visitor.getByText('YOU', { exact: true })).toHaveCount(0)
  await visitor.close()

  await session.getByRole('link', { name: 'Start with these settings' }).click()
  await expect(page.getByRole('heading', { name: 'New session' })).toBeVisible()
  await expect(page.getByRole('radio', { name: /^SOL\b/ })).toBeChecked()
})

test('visitor reads the board, and its period, order and search outlive a reload', async ({
  page,
}) => {
  await page.goto('/leaderboard')
  await expect(page.getByRole('heading', { name: 'Leaderboard' })).toBeVisible()
  await expect(page.getByRole('main').getByText('SIMULATED', { exact: true }).first()).toBeVisible()
  await page.getByRole('radio', { name: 'All', exact: true }).check({ force: true })
  await expect(page).toHaveURL(/period=all/)
  await page.getByRole('combobox', { name: /Fewest closed trades/ }).selectOption('5 trades')
  await page.getByRole('radio', { name: 'House' }).check({ force: true })
  await page.getByRole('searchbox').fill('no trader has this name')
  await expect(page.getByText(/No ranked trader has/)).toBeVisible()
  await expect(page).toHaveURL(/min=5/)
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('no trader has this name')
  await expect(page.getByRole('radio', { name: 'All', exact: true })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'House' })).toBeChecked()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(page).not.toHaveURL(/q=/)
})

test('visitor meets house traders, each marked, and ranks them by another number from the keyboard', async ({
  page,
}) => {
  test.slow()
  await page.goto('/leaderboard?period=all&who=house')
  const rows = ranking(page).getByRole('rowgroup', { name: 'Ranking' }).getByRole('row')
  // At the first start their past month is computed while the ranking is on screen.
  await expect(rows.nth(2)).toBeVisible({ timeout: 120_000 })
  for (const row of await rows.all()) await expect(row).toContainText('HOUSE')
  await ranking(page).getByRole('button', { name: 'Drawdown' }).focus()
  await expect(page.getByRole('tooltip').filter({ hasText: 'largest fall' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sort=drawdown/)
  await expect(page.getByRole('columnheader', { name: 'Drawdown', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(page.getByRole('img', { name: /^Net PnL over all time/ })).toBeVisible()
  // A ranking that has just moved on has other rows.
  await expect(async () => {
    await rows.nth(1).getByRole('link').focus()
    await expect(rows.nth(1)).toHaveAttribute('data-pointed', 'true', { timeout: 2_000 })
  }).toPass()

  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  const file = await readFile(await (await csv).path(), 'utf8')
  expect(file.split('\r\n')[0]).toContain('max drawdown %')
  expect(file).toContain(',yes,')
})

test('trader sees how sessions end, by day and from the keyboard, and how many stand behind it', async ({
  page,
}) => {
  test.slow()
  await endASession(page, 'ETH')
  await page.goto('/leaderboard/analytics?period=all')
  const outcomes = page.getByRole('table', { name: 'Sessions by outcome' })
  await expect(outcomes.getByRole('row', { name: /Stopped by hand/ })).toBeVisible({
    timeout: 30_000,
  })
  const day = page.getByRole('table', { name: /each UTC day/ }).getByRole('button')
  await day.last().focus()
  await expect(day.last()).toHaveAccessibleName(/session/)
  await page.getByRole('radio', { name: '7d' }).check({ force: true })
  await expect(page).toHaveURL(/period=7d/)
})

test('visitor who asks for a trader that does not exist reads that there is none', async ({
  page,
}) => {
  await page.goto('/leaderboard/nobody')
  await expect(page.getByText('There is nothing at this address')).toBeVisible()
})

function escaped(text: string): string {
  return text.replaceAll(/[$+.]/g, String.raw`\$&`)
}
