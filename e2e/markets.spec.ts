import { expect, test } from './fixtures.ts'

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
