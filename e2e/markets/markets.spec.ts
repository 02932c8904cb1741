import type { Page } from '@playwright/test'
import { expect, expectPosition, startSession, test, tryTheDemo } from '../support/fixtures.ts'

test('visitor finds a market by name and opens its chart from the keyboard', async ({ page }) => {
  await page.goto('/markets')
  await expect(page.getByRole('row', { name: /BTC/ })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('sol')
  await expect(page.getByRole('row', { name: /BTC/ })).toBeHidden()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/markets\/SOL/)
  await expect(page.getByRole('img', { name: /SOL/ })).toBeVisible()
})

test('visitor picks interval and indicators, and the address keeps them', async ({ page }) => {
  await page.goto('/markets/BTC')
  await expect(page.getByRole('img', { name: /BTC/ })).toBeVisible()
  await page.keyboard.press('3')
  await expect(page).toHaveURL(/interval=15m/)
  const rsi = page.getByRole('group', { name: 'Indicators' }).getByRole('button', { name: 'RSI' })
  await rsi.click()
  await expect(page).toHaveURL(/panes=[^&]*rsi/)
  await page.reload()
  await expect(page.getByRole('radio', { name: '15m' })).toBeChecked()
  await expect(rsi).toHaveAttribute('aria-pressed', 'true')
})

test('visitor reads the chart as a table', async ({ page }) => {
  await page.goto('/markets/ETH')
  await expect(page.getByRole('img', { name: /ETH/ })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('table', { name: /ETH/ })).toBeVisible()
})

test('trader finds on the market chart what their session took and refused, visitors do not', async ({
  page,
  browser,
}) => {
  await tryTheDemo(page)
  await startSession(page, 'BTC')
  await expectPosition(page)
  await page.goto('/markets/BTC?interval=1m')
  const summary = page.getByText(/taken, .* refused on this chart/)
  await expect(summary).toBeVisible({ timeout: 30_000 })
  await summary.click()
  const signals = page.getByRole('list', { name: 'Signals taken and refused' })
  await expect(signals.getByRole('button', { name: /Taken/ }).first()).toBeVisible()

  const visitor = await browser.newPage()
  await visitor.goto(page.url())
  await expect(visitor.getByRole('img', { name: /BTC/ })).toBeVisible()
  await expect(visitor.getByText(/refused on this chart/)).toHaveCount(0)
  await visitor.close()
})

test('visitor who asks for a market that does not exist reads which ones do', async ({ page }) => {
  await page.goto('/markets/NOPE')
  await expect(page.getByRole('link', { name: 'BTC' })).toBeVisible()
})

test('visitor who walks through fifty markets leaves no chart behind', async ({ page }) => {
  await page.goto('/markets/BTC')
  const chart = page.getByRole('img', { name: /candles/ }).first()
  await expect(chart).toBeVisible()
  const canvases = () => page.locator('canvas').count()
  await expect.poll(canvases).toBeGreaterThan(0)
  const before = await canvases()
  for (let step = 0; step < 50; step++) {
    const url = page.url()
    await page.keyboard.press(']')
    await expect(page).not.toHaveURL(url)
  }
  await expect(chart).toBeVisible()
  await expect.poll(canvases).toBe(before)
})

/** The chart shows the past time in the URL. */
async function expectPast(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Signal at .* \d{4}/ })).toBeVisible()
}

test('visitor who looked at the past goes back to now by a click, with the pointer over the chart', async ({
  page,
}) => {
  await page.goto(`/markets/BTC?interval=1h&at=${daysAgo(110)}`)
  await expectPast(page)
  await page.getByRole('img', { name: /BTC/ }).hover()
  await page.getByRole('button', { name: 'Back to now' }).click()
  await expect(page).not.toHaveURL(/at=/)
  await expect(page.getByRole('heading', { name: /^Signal now/ })).toBeVisible()
  await expect(page.getByRole('img', { name: /BTC/ })).toBeVisible()
})

test('visitor reads the signal of the bars in view, and no turn that comes after them', async ({
  page,
}) => {
  const day = daysAgo(110)
  await page.goto(`/markets/BTC?interval=1h&at=${day}`)
  await expectPast(page)
  // About half of the 150 bars are to the right of the requested one.
  const latest = Date.parse(day) + 120 * 3_600_000
  const shownAt = async (): Promise<number> => {
    const text = await page.getByRole('heading', { name: /^Signal at/ }).textContent()
    return Date.parse(/at (.*?\d\d:\d\d)/.exec(text ?? '')?.[1]?.replace(',', '') ?? '')
  }
  await expect.poll(shownAt).toBeLessThan(latest)
  await expect.poll(shownAt).toBeGreaterThan(Date.parse(day))
  const end = await shownAt()
  await page.getByRole('img', { name: /BTC/ }).hover({ position: { x: 300, y: 200 } })
  await expect.poll(shownAt).toBeLessThan(end)
})

test('visitor who scrolled away from the newest bar finds the way back', async ({ page }) => {
  await page.goto('/markets/ETH?interval=1m')
  await expect(page.getByRole('heading', { name: /^Signal now/ })).toBeVisible()
  const back = page.getByRole('button', { name: 'Back to now' })
  await expect(back).toBeHidden()
  await dragChart(page, 400)
  await expect(back).toBeVisible()
  await back.click()
  await expect(back).toBeHidden()
})

test('visitor goes to a date by typing it, and the next key is still a shortcut', async ({
  page,
}) => {
  await page.goto('/markets/BTC?interval=1h')
  await expect(page.getByRole('heading', { name: /^Signal now/ })).toBeVisible()
  await dragChart(page, 100)
  await page.keyboard.press('g')
  await expect(page.getByLabel('Date and time')).toBeFocused()
  await page.keyboard.type('03052026')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/at=2026-0[35]-0[35]/)
  await expect(page.getByRole('dialog')).toBeHidden()
  const picture = page.waitForEvent('download')
  await page.keyboard.press('s')
  expect((await picture).suggestedFilename()).toBe('BTC-1h.png')
  await expect(page).toHaveURL(/markets\/BTC/)
})

test('visitor presses a shortcut right after choosing a market and stays there', async ({
  page,
}) => {
  await page.goto('/markets/BTC')
  await expect(page.getByRole('img', { name: /BTC/ })).toBeVisible()
  await page.getByLabel('Market', { exact: true }).focus()
  await page.keyboard.press('t')
  await expect(page.getByRole('table', { name: /BTC/ })).toBeVisible()
})

test('visitor looks a market up by its name and keeps it on top', async ({ page }) => {
  await page.goto('/markets/BTC?interval=1h')
  const market = page.getByLabel('Market', { exact: true })
  await page.getByRole('button', { name: 'Pin BTC' }).click()
  await market.click()
  await page.getByRole('combobox', { name: 'Search markets' }).fill('so')
  await expect(page.getByRole('option', { name: 'BTC' })).toHaveCount(0)
  await page.getByRole('option', { name: 'SOL' }).click()
  await expect(page).toHaveURL(/markets\/SOL\?interval=1h/)
  await page.reload()
  await market.click()
  await expect(page.getByRole('option').first()).toHaveText('BTC')
})

test('visitor who asks for a time before there were candles reads when history begins', async ({
  page,
}) => {
  await page.goto('/markets/BTC?interval=1m&at=2020-01-01T00:00Z')
  await expect(page.getByText(/BTC 1m history begins on \d/)).toBeVisible()
  await expect(page).not.toHaveURL(/at=2020/)
  await expect(page).toHaveURL(/at=20/)
})

test('visitor connects from the markets', async ({ page }) => {
  await page.goto('/markets')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Connect a wallet' })).toBeVisible()
})

test('visitor with a broken address reads that there is nothing there', async ({ page }) => {
  await page.goto('/markets/%E0%A4%A')
  await expect(page.getByText('There is nothing at this address')).toBeVisible()
})

test('visitor reads every indicator as figures on a phone without endless scrolling', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/markets/BTC?interval=1d&overlays=ema,bb,vwap&panes=rsi,macd&view=table')
  const rows = page.getByRole('table', { name: /BTC/ }).getByRole('row')
  await expect(rows).toHaveCount(51)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(6_000)
  await page.getByRole('button', { name: 'Show 50 more' }).click()
  await expect(rows).toHaveCount(101)
})

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10) + 'T00:00Z'
}

async function dragChart(page: Page, by: number): Promise<void> {
  const box = await page.getByRole('img', { name: /candles/ }).boundingBox()
  if (box === null) throw new Error('there is no chart')
  const [x, y] = [box.x + box.width / 3, box.y + box.height / 3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by, y, { steps: 5 })
  await page.mouse.up()
}
