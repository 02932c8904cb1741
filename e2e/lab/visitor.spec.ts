// Somebody without an account writes a strategy and sees what it would have done; one that never ends harms nothing.
import { expect, test } from '../support/fixtures.ts'

test('a visitor takes a starter, changes it, and sees its backtest', async ({ page }) => {
  await page.goto('/lab')
  await page.getByRole('link', { name: 'Trend' }).click()
  const editor = page.getByRole('textbox', { name: 'The program', exact: true })
  await expect(editor).toContainText('the quick average is above')
  const status = page.getByRole('status')
  await expect(status.filter({ hasText: /runs in .* s, in this browser/ })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /1h candles of BTC with [1-9]\d* fills/ }),
  ).toBeVisible()
  await expect(page.getByText('Average trade')).toBeVisible()

  // A slider changes what is run, and the code stays what it is.
  await page.getByRole('textbox', { name: 'fast' }).fill('30')
  await expect(editor).toContainText("param('fast', 12")

  // Everything that it read before it bought. The trades on screen are those of the param before until it has run again.
  const decided = page.getByRole('region', { name: 'It decided' })
  await expect(async () => {
    await page.getByRole('tab', { name: 'Trades' }).click()
    await page.getByRole('button', { name: 'Entry' }).first().click()
    await expect(decided).toContainText('ctx.buy("BTC"', { timeout: 5_000 })
  }).toPass()
  const reads = page.getByRole('region', { name: 'It read' })
  await expect(reads.getByText('ctx.indicator("ema", { period: 30 })')).toBeVisible()
  await expect(decided).toContainText('ctx.buy("BTC"')
  await expect(page.getByRole('region', { name: 'What became of it' })).toContainText('Filled')

  // A mistake is told where it is; what was written survives a reload.
  await editor.fill('fn run(ctx) {\n  ctx.by(ctx.symbol, 1)\n}')
  await expect(
    page.getByRole('button', { name: 'Line 2, column 7: ctx.by does not exist' }),
  ).toBeVisible()
  await expect(page.getByText('Mend the error to go on')).toBeVisible()
  await page.reload()
  await expect(editor).toContainText('ctx.by(ctx.symbol, 1)')

  // It never ends: it is ended, and the page goes on.
  await editor.fill('fn run(ctx) {\n  while (true) {}\n}')
  await expect(page.getByText('The program did not end')).toBeVisible()
  await editor.fill('fn run(ctx) {\n  if (!ctx.position()) ctx.buy(ctx.symbol, 0.01)\n}')
  await expect(page.getByText('The program did not end')).toBeHidden()
  await page.getByRole('tab', { name: 'Statistics' }).click()
  await expect(page.getByText(/^Only 1 trade/)).toBeVisible()
})
