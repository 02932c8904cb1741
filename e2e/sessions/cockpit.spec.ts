// The session's page in a large window: everything side by side without scrolling.
import type { Page } from '@playwright/test'
import { expect, expectPosition, startSession, test, tryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

/** How many pixels of the page are below the window. */
async function hidden(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
  )
}

/** A page that has just loaded may not handle keys yet; at either end of the list the key has no effect. */
async function pressUntil(page: Page, key: string, heading: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(page.getByRole('heading', { name: heading })).toBeVisible({ timeout: 2_000 })
  }).toPass()
}

test('trader sees rail, chart, positions and decisions at once, without scrolling', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await expectPosition(page)
  await expect(page.getByRole('img', { name: /BTC, 1m candles/ })).toBeInViewport()
  await expect(page.getByRole('img', { name: /^BTC session\. Net/ })).toBeInViewport()
  await expect(page.getByRole('list', { name: 'Log lines' })).toBeInViewport()
  expect(await hidden(page)).toBe(0)
  await expectReadable(page)
  await page.getByRole('tab', { name: 'Why' }).click()
  await expect(page.getByRole('list', { name: 'Gates of an entry' })).toBeInViewport()
  expect(await hidden(page)).toBe(0)
})

test('trader goes through their sessions with J and K', async ({ page }) => {
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await page.goto('/sessions/new')
  await startSession(page, 'SOL')
  const sessions = page.getByRole('navigation', { name: 'Your sessions' })
  await expect(sessions.getByRole('link')).toHaveCount(2)
  await expect(sessions.getByRole('link', { name: /SOL/ })).toHaveAttribute('aria-current', 'page')
  await pressUntil(page, 'j', 'BTC session')
  await pressUntil(page, 'k', 'SOL session')
})

test('trader who points at a decision sees its position and its point on the rail, and back', async ({
  page,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await expectPosition(page)
  const line = page
    .getByRole('list', { name: 'Log lines' })
    .getByRole('listitem')
    .filter({ hasText: /(Bought|Sold): / })
    .last()
  const position = page.locator('[data-position][data-lit]')
  // The drawing inside the rail has no role of its own.
  const point = page.getByTestId('rail-lit')
  // The pointer may be on the chart, where the form's button was.
  await page.getByRole('heading', { name: 'BTC session' }).hover()
  await expect(position).toHaveCount(0)
  await line.hover()
  await expect(position).toHaveCount(1)
  await expect(point).toBeVisible()
  await page.getByRole('heading', { name: 'BTC session' }).hover()
  await expect(position).toHaveCount(0)
  await expect(point).toHaveCount(0)
  await page
    .getByRole('button', { name: /^Close (long|short) BTC/ })
    .first()
    .focus()
  await expect(line).toHaveAttribute('data-lit', 'true')
})

test('trader tries a move of the market and reads on the rail where it would leave the session', async ({
  page,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await expectPosition(page)
  const rail = page.getByRole('img', { name: /^BTC session\. Net/ })
  await expect(rail).toHaveAccessibleName(
    /With what is open now that is BTC [\d,.]+ or BTC [\d,.]+\./,
  )
  await expect(rail).not.toHaveAccessibleName(/What if/)
  const handle = page.getByRole('slider', { name: 'What if the market moved' })
  await handle.focus()
  await page.keyboard.press('ArrowRight')
  await expect(handle).toHaveAttribute('aria-valuetext', '+0.1%')
  await expect(rail).toHaveAccessibleName(/What if: [+−][\d.]+% of budget\./)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(rail).not.toHaveAccessibleName(/What if/)
})

test('trader in a smaller window finds the same parts under each other', async ({ page }) => {
  await page.setViewportSize({ width: 1279, height: 800 })
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await expect(page.getByRole('navigation', { name: 'Your sessions' })).toHaveCount(0)
  for (const part of ['BTC price', 'What the next trade waits for', 'Decision log'])
    await expect(page.getByRole('heading', { name: part })).toBeVisible()
})
