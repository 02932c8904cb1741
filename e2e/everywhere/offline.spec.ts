// An action is done now or not at all: after a lost connection it never happens later.
import type { Page } from '@playwright/test'
import {
  chooseMarket,
  expect,
  expectPosition,
  startSession,
  test,
  tryTheDemo,
} from '../support/fixtures.ts'

/** Each waits for deadlines to pass, or for a lost connection to be noticed. */
test.slow()

const running = (page: Page) => page.getByRole('region', { name: 'Running' })

test('a start that is pressed offline is not sent, then or later', async ({ page, context }) => {
  await tryTheDemo(page)
  await chooseMarket(page, 'ETH')
  const start = page.getByRole('button', { name: 'Start session' })
  await expect(start).not.toHaveAttribute('aria-disabled', 'true')
  let starts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/trading-sessions')) starts += 1
  })
  await context.setOffline(true)
  await start.click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent' })).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).first().click()
  await context.setOffline(false)
  await page.goto('/sessions')
  await expect(page.getByRole('heading', { name: 'Sessions', exact: true })).toBeVisible()
  await expect(running(page).getByText('No session is running')).toBeVisible()
  expect(starts).toBe(0)
})

test('a stop that is pressed offline says that it was not sent, and the banner does not promise it', async ({
  page,
  context,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'SOL')
  await expectPosition(page)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Stop all sessions' }).click()
  await page.getByRole('button', { name: 'Stop 1 session' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not sent' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('No connection to the server')).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText('closing and stopping still work')).toBeHidden()
  await context.setOffline(false)
  await expect(page.getByText('No connection to the server')).toBeHidden({ timeout: 40_000 })
  await expect(page.getByRole('heading', { name: 'SOL session' })).toBeVisible()
  await page.getByRole('button', { name: 'Stop all sessions' }).click()
  await page.getByRole('button', { name: 'Stop 1 session' }).click()
  await expect(page.getByText('Stopped 1 session')).toBeVisible({ timeout: 60_000 })
})

test('a start whose answer is lost is found out, and happens once', async ({ page }) => {
  await tryTheDemo(page)
  await chooseMarket(page, 'DOGE')
  let isLost = false
  await page.route('**/trading-sessions', async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.fallback()
    isLost = true
    // The server carries it out, but its answer never arrives.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Start session' }).click()
  await expect(page.getByRole('heading', { name: 'DOGE session' })).toBeVisible({ timeout: 30_000 })
  await page.goto('/sessions')
  await expect(running(page).getByText('DOGE')).toHaveCount(1)
})

test('a start that never reaches the server is said not to have been done', async ({ page }) => {
  await tryTheDemo(page)
  await chooseMarket(page, 'XRP')
  let isLost = false
  await page.route('**/trading-sessions', (route) => {
    if (isLost || route.request().method() !== 'POST') return route.fallback()
    isLost = true
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Start session' }).click()
  await expect(page.getByText('No answer yet. It may have been done').first()).toBeVisible()
  await expect(
    page.getByRole('alert').filter({ hasText: 'It did not reach the server in time' }),
  ).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('No answer yet. It may have been done').first()).toBeHidden()
})

test('a start that a stalled connection delivers late does nothing', async ({ page }) => {
  await tryTheDemo(page)
  await chooseMarket(page, 'BTC')
  let held: { send: () => Promise<number> } | undefined
  await page.route('**/trading-sessions', async (route) => {
    if (held !== undefined || route.request().method() !== 'POST') return route.fallback()
    held = { send: async () => (await route.fetch()).status() }
  })
  await page.getByRole('button', { name: 'Start session' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'It did not reach the server in time' }),
  ).toBeVisible({ timeout: 60_000 })
  expect(await held?.send()).toBe(412)
  await page.goto('/sessions')
  await expect(running(page).getByText('No session is running')).toBeVisible()
})

test('another page while offline says plainly that it needs a connection, and comes with it', async ({
  page,
  context,
}) => {
  await tryTheDemo(page)
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Leaderboard' }).first().click()
  const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' })
  await expect(alert).toContainText('There is no connection to the server')
  await expect(page.getByText('Failed to fetch')).toBeHidden()
  await context.setOffline(false)
  await alert.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('heading', { name: 'Leaderboard', level: 1 })).toBeVisible()
})
